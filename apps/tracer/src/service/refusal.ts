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
  ) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Answers with `{"error":{code,message}}`. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  if (refusal.retryAfterSeconds !== null)
    response.setHeader('Retry-After', String(refusal.retryAfterSeconds))
  response.status(refusal.status).type('json').send(refusalBody(refusal))
}

export function refusalBody({ code, message }: Refusal): string {
  return JSON.stringify({ error: { code, message } })
}
