import type { Response } from 'express'

/** Begins an answer of NDJSON that is written while things happen; it goes out together with its first line. */
export function beginNdjson(response: Response): void {
  response.status(200)
  response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  // A proxy that collects the answer would take the live picture away.
  response.setHeader('X-Accel-Buffering', 'no')
}
