import { capital, duration, theCallback } from '../sentences/words.ts'
import type { Timeline } from '../timeline.ts'
import { requestOwners } from './requestOwners.ts'
import type { RequestRow } from './requestRow.ts'

/** "GET /slow"; of one that the recording does not name: "A request". */
export function requestName({ method, target }: Pick<RequestRow, 'method' | 'target'>): string {
  return method === null ? 'a request' : `${method} ${target ?? ''}`.trimEnd()
}

/** The host of a program which asks itself says nothing. */
const OWN_HOST = / (?:http:\/\/)?(?:127\.0\.0\.1|localhost)(?::\d+)?(?=\/)/

/** "GET /slow", also of one that the program sends to itself. */
export function shortRequestName(row: Pick<RequestRow, 'method' | 'target'>): string {
  return requestName(row).replace(OWN_HOST, ' ')
}

/** What became of a request, and by what it was held, in one or two sentences. */
export function requestSentence(timeline: Timeline, row: RequestRow): string {
  return `${capital(requestName(row))} ${fate(row)}; its callbacks ran for ${duration(row.ranUs)}.${heldSentence(timeline, row)}`
}

function fate({ side, status, end, totalUs }: RequestRow): string {
  const took = duration(totalUs)
  const isIncoming = side === 'incoming'
  const by = status === null ? '' : ` with ${status}`
  switch (end.kind) {
    case 'answered':
      return isIncoming ? `was answered${by} after ${took}` : `had its answer${by} after ${took}`
    case 'closed':
      return `had no ${status === null || isIncoming ? 'answer' : 'whole answer'} when its connection was closed after ${took}`
    case 'failed':
      return `failed after ${took}`
    case 'open':
      return `had no answer when the recording ended, ${took} later`
  }
}

function heldSentence(timeline: Timeline, row: RequestRow): string {
  const { held } = row
  const callback = timeline.callbacks[held?.callback ?? -1]
  if (held === null || callback === undefined) return ''
  const other = requestOfHolder(timeline, row)
  const answering = other === null ? '' : `, which belongs to ${requestName(other)}`
  const waited = held.evidence === 'observed' ? 'waited' : 'may have waited up to'
  return ` It ${waited} ${duration(held.us)} behind ${theCallback(callback)}${answering}.`
}

/** The request that the callback belongs to which held this one longest; null: to none. */
export function requestOfHolder(
  timeline: Timeline,
  { held }: Pick<RequestRow, 'held'>,
): Pick<RequestRow, 'method' | 'target'> | null {
  const number = held === null ? -1 : (requestOwners(timeline).callbacks[held.callback] ?? -1)
  const request = timeline.requests[number]
  if (request === undefined) return null
  const [method = null, target = null] = request.target?.split(' ', 2) ?? []
  return { method, target }
}
