import type { Response } from 'express'
import { requestIdOf } from './edge/requestId.ts'

/** Something the service will not do, as every client gets it: status, code and a sentence to act on. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly retryAfterSeconds: number | null

  constructor(
    status: number,
    code: string,
    message: string,
    retryAfterSeconds: number | null = null,
    /** What went wrong, for the log alone. */
    cause?: unknown,
  ) {
    super(message, { cause })
    this.status = status
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Answers with `{"error":{code,message,requestId}}`. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  if (refusal.retryAfterSeconds !== null)
    response.setHeader('Retry-After', String(refusal.retryAfterSeconds))
  // What was said of an answer is not so of its refusal: nobody keeps it.
  response.setHeader('Cache-Control', 'no-store')
  response.removeHeader('ETag')
  const requestId = requestIdOf(response)
  response.locals['refusal'] = refusal.code
  response.status(refusal.status).type('json').send(refusalBody(refusal, requestId))
}

/** Without an id where there was no request yet. */
export function refusalBody({ code, message }: Refusal, requestId?: string): string {
  return JSON.stringify({ error: { code, message, requestId } })
}
