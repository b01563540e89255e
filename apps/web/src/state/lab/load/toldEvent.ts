import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LoadKind } from './loadForm.ts'

/** An event that a sentence is about though the moment is another, and what that sentence is headed with. */
export type ToldEvent = { readonly index: number; readonly name: string }

/**
 * The last event of the last run of a kind at a moment, where a run of another kind came after it; null: the moment is about no other
 * kind, or there was no run of this one.
 */
export function toldEvent(
  events: readonly LabEvent[],
  cursor: number,
  kind: LoadKind,
): ToldEvent | null {
  const kinds = new Map<number, LoadKind>()
  let [last, run]: [ToldEvent | null, number] = [null, 0]
  for (const [index, event] of events.entries()) {
    if (index > cursor) break
    if (event.type === 'loadStarted') {
      kinds.set(event.run, event.kind)
      run = event.run
    }
    const isOfRun = event.type === 'loadStarted' || event.type === 'loadDone'
    if (isOfRun && kinds.get(event.run) === kind)
      last = {
        index,
        name: `Run ${event.run}, ${event.type === 'loadDone' ? 'over' : 'last told of'} at`,
      }
  }
  return kinds.get(run) === kind ? null : last
}
