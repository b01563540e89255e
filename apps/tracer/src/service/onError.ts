import type { ErrorRequestHandler } from 'express'
import { bodyTooLarge } from './bodies/jsonBody.ts'
import { Refusal, sendRefusal } from './bodies/refusal.ts'
import { requestIdOf } from './edge/requestId.ts'
import type { Runs } from './runs/recordRun.ts'

type BodyError = { type?: string; status?: number; limit?: number }

/** Answers with a refusal, whatever was thrown; what is a bug of ours goes to the log. */
export function onError(parts: Pick<Runs, 'metrics' | 'log'>): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const refusal = asRefusal(error)
    parts.metrics.refused(refusal.code)
    if (refusal.cause !== undefined)
      parts.log.error(
        { requestId: requestIdOf(response), code: refusal.code, err: refusal.cause },
        refusal.message,
      )
    if (response.headersSent || response.destroyed) response.destroy()
    else sendRefusal(response, refusal)
  }
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { type, status, limit } = error as BodyError
  if (type === 'entity.too.large' && limit !== undefined) return bodyTooLarge(limit)
  if (type === 'entity.parse.failed')
    return new Refusal(400, 'bad_json', 'The body is not valid JSON.')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new Refusal(415, 'not_json', 'Send the snippet as application/json in UTF-8.')
  if (status !== undefined && status >= 400 && status < 500)
    return new Refusal(status, 'bad_request', 'This request could not be read.')
  const sentence = 'Something went wrong here. It has been logged.'
  return new Refusal(500, 'internal', sentence, null, error)
}
