import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { loadGoesOn } from '@loopscope/shared/lab/load/loadGoesOn'
import { saysMore } from './moves/labMove.ts'

/**
 * Whether what was refused until now ("not while a measurement goes on", "there is no web-api-1 now") may be so no more after these
 * events: a refusal is of its moment, and must not stay on the page when that is over.
 */
export function endsRefusal(
  events: readonly LabEvent[],
  before: LabMoment | null,
  after: LabMoment | null,
): boolean {
  return events.some(changesWhatCanBe) || (isLoaded(before) && !isLoaded(after))
}

function changesWhatCanBe(event: LabEvent): boolean {
  if (event.type === 'beside') return changesWhatCanBe(event.event)
  return event.type === 'process'
    ? event.role !== 'runner' &&
        event.state !== 'frozen' &&
        event.unneeded !== true &&
        saysMore(event)
    : CHANGES.has(event.type)
}

const CHANGES: ReadonlySet<LabEvent['type']> = new Set([
  ...(['epoch', 'reload', 'adminSocket', 'compared', 'end'] as const),
])

function isLoaded(moment: LabMoment | null): boolean {
  const load = moment?.load ?? moment?.proxy?.measured ?? null
  return load !== null && loadGoesOn(load)
}
