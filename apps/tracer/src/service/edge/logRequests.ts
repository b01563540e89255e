import type { RequestHandler } from 'express'
import type { Log } from '../../log.ts'
import { requestIdOf } from './requestId.ts'

/** Writes one line about each request when it is over. `status` is null where the client left before an answer began. */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    const { method, path } = request
    response.once('close', () => {
      const refusal = response.locals['refusal'] as string | undefined
      log.info(
        {
          requestId: requestIdOf(response),
          method,
          path: withoutLinks(path),
          status: response.headersSent ? response.statusCode : null,
          ms: Math.round(performance.now() - began),
          ...(refusal !== undefined && { refusal }),
          ...(!response.writableFinished && { cut: true }),
        },
        'request',
      )
    })
    next()
  }
}

/** Who has a link's id may see what it shows: no log holds any. */
function withoutLinks(path: string): string {
  return path.slice(0, 200).replace(/^(\/(?:s|embed|api\/shares)\/).+/, '$1:id')
}
