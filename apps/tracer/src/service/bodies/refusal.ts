import type { Response } from 'express'

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

/** Answers with `{"error":{code,message}}`; the id of the request stands in the header X-Request-Id, as in every answer. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  if (refusal.retryAfterSeconds !== null)
    response.setHeader('Retry-After', String(refusal.retryAfterSeconds))
  // What was said of an answer is not so of its refusal: no one keeps it.
  response.setHeader('Cache-Control', 'no-store')
  response.removeHeader('ETag')
  response.removeHeader('Last-Modified')
  response.removeHeader('Content-Encoding')
  response.locals['refusal'] = refusal.code
  response.status(refusal.status).type('json').send(refusalBody(refusal))
}

export function refusalBody({ code, message }: Refusal): string {
  return JSON.stringify({ error: { code, message } })
}
