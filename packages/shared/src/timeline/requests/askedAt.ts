import { NOWHERE, type SourcePlace, sourcePlaceOf } from '../sourcePlace.ts'
import type { HttpRequest, Timeline } from '../timeline.ts'

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
function siteOfFetch(
  { operations, sites }: Timeline,
  { callback, at }: HttpRequest,
): number | null {
  const last = operations.findLast(
    ({ scheduledBy, scheduledAt, site }) =>
      scheduledBy === callback &&
      scheduledAt <= at &&
      /(?:^|\.)fetch$/.test(sites[site ?? -1]?.api ?? ''),
  )
  return last?.site ?? null
}
