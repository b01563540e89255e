import { rememberByTimeline } from '../rememberByTimeline.ts'
import { NOWHERE, type SourcePlace, sourcePlaceOf } from '../sourcePlace.ts'
import type { CallbackIndex, HttpRequest, Operation, Timeline } from '../timeline.ts'

/** Where the snippet asked for a request of its own; NOWHERE for incoming ones, and where the recording does not tell. */
export function askedAt(timeline: Timeline, request: HttpRequest): SourcePlace {
  const { site, message, side } = request
  if (side === 'incoming') return NOWHERE
  const known = site ?? (side === 'fetch' ? siteOfFetch(timeline, request) : null)
  if (known !== null) return sourcePlaceOf(timeline.sites[known]?.frames[0])
  const { line, elsewhere } = timeline.operations[message ?? -1] ?? NOWHERE
  return { line, elsewhere }
}

/** Up to Node 22 more frames of fetch's own stand between its call and the request than the recorder looks through. */
function siteOfFetch(timeline: Timeline, { callback, at }: HttpRequest): number | null {
  const calls = fetchCalls(timeline).get(callback ?? -1)
  return calls?.findLast(({ scheduledAt }) => scheduledAt <= at)?.site ?? null
}

/** What was made by calls of fetch, by the callback that they stood in. */
const fetchCalls = rememberByTimeline(({ operations, sites }) => {
  const calls = new Map<CallbackIndex, Operation[]>()
  for (const operation of operations) {
    const { site, scheduledBy } = operation
    if (scheduledBy === null || !/(?:^|\.)fetch$/.test(sites[site ?? -1]?.api ?? '')) continue
    const here = calls.get(scheduledBy)
    if (here === undefined) calls.set(scheduledBy, [operation])
    else here.push(operation)
  }
  return calls
})
