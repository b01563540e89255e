import { Readable, type Transform } from 'node:stream'
import { createGzip, createZstdDecompress } from 'node:zlib'
import type { Request, Response } from 'express'
import type { Shares } from './postShare.ts'
import type { ReadBudget } from './readBudget.ts'
import { sendLink } from './sendLink.ts'

/**
 * GET /api/shares/:id/recording: what a link shows, as it is stored: a line of JSON that says what was recorded, and the recording,
 * NDJSON. Who takes zstd gets the stored bytes, so that a reader costs next to nothing; all others get gzip.
 */
export async function getRecording(
  shares: Shares,
  reads: ReadBudget,
  request: Request<{ id: string }>,
  response: Response,
): Promise<void> {
  response.vary('Accept-Encoding')
  await sendLink(
    shares,
    reads,
    request,
    response,
    'application/x-ndjson',
    async ({ recording }) => {
      const encoding = encodingFor(request)
      if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
      if (encoding === 'zstd') response.setHeader('Content-Length', recording.packed.length)
      return [Readable.from([recording.packed]), ...RECODED[encoding]()]
    },
  )
}

/** The lowest level: a third of the work of the usual one, for a tenth more bytes. */
const RECODED: Record<'zstd' | 'gzip' | 'identity', () => Transform[]> = {
  zstd: () => [],
  gzip: () => [createZstdDecompress(), createGzip({ level: 1 })],
  identity: () => [createZstdDecompress()],
}

/** Whoever takes zstd gets that, whatever else they would rather have. */
function encodingFor(request: Request): keyof typeof RECODED {
  if (request.acceptsEncodings('zstd') !== false) return 'zstd'
  return request.acceptsEncodings('gzip') === false ? 'identity' : 'gzip'
}
