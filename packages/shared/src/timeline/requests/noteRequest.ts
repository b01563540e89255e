import type { EventOf } from '../../wire/traceEvent.ts'
import type { Fold } from '../fold/fold.ts'
import { top } from '../fold/openCallbacks.ts'
import type { HttpRequest, OperationIndex } from '../timeline.ts'

/** Takes what is told of an HTTP request into the fold. What names no request that was told of is left out. */
export function noteRequest(fold: Fold, event: EventOf<'request' | 'requestMoment'>): void {
  if (event.type === 'request') {
    if (event.request === fold.requests.length) fold.requests.push(begun(fold, event))
    return
  }
  const known = fold.requests[event.request]
  if (known === undefined) return
  const { moment, status, target } = event
  fold.requests[event.request] = {
    ...known,
    target: target ?? known.target,
    status: status ?? known.status,
    message: operationOf(fold, event.asyncId) ?? known.message,
    connection: operationOf(fold, event.connection) ?? known.connection,
    moments: [...known.moments, { moment, at: fold.lastAt, callback: top(fold) }],
  }
}

function begun(
  fold: Fold,
  { side, target, site, asyncId, connection }: EventOf<'request'>,
): HttpRequest {
  return {
    side,
    target,
    at: fold.lastAt,
    callback: top(fold),
    site,
    message: operationOf(fold, asyncId),
    connection: operationOf(fold, connection),
    status: null,
    moments: [],
  }
}

function operationOf(fold: Fold, asyncId: number | null): OperationIndex | null {
  return asyncId === null ? null : (fold.byAsyncId.get(asyncId) ?? null)
}
