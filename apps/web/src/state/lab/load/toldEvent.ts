import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LoadKind } from './loadForm.ts'

/**
 * Index of the last event of the last run of a kind at a moment, where a run of another kind came after it; null: the moment is about
 * no other kind, or there was no run of this one.
 */
export function toldEvent(
  events: readonly LabEvent[],
  cursor: number,
  kind: LoadKind,
): number | null {
  const kinds = new Map<number, LoadKind>()
  let [last, run]: [number | null, number] = [null, 0]
  for (const [index, event] of events.entries()) {
    if (index > cursor) break
    if (event.type === 'loadStarted') {
      kinds.set(event.run, event.kind)
      run = event.run
    }
    const isOfRun = event.type === 'loadStarted' || event.type === 'loadDone'
    if (isOfRun && kinds.get(event.run) === kind) last = index
  }
  return kinds.get(run) === kind ? null : last
}
