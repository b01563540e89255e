import { type Hold, keeperBetween } from './loopHolds.ts'
import { rememberByTimeline } from './rememberByTimeline.ts'
import type { Callback, Timeline } from './timeline.ts'

/**
 * `mostUs`: so long at most its event can have waited, us. `isCertain`: that it was ready when the loop came to Poll; else
 * it may have come during this stay in Poll.
 */
export type IoLateness = {
  readonly hold: Hold
  readonly mostUs: number
  readonly isCertain: boolean
}

/** Shorter stretches are the loop's own ways, us. */
const HELD_US = 5000
/** A Poll that slept less than this found what it reports at once, us. */
const ASLEEP_US = 50

/**
 * Whether what a callback of Poll reports may have waited behind a callback that held the loop. When it became ready
 * nobody records; but where Poll did not sleep (`idle` of libuv's metrics), it was ready before, and since the loop was
 * last in Poll, or the operation began, nobody has looked. null: it did not, or Node does not tell whether Poll slept.
 */
export function ioLateness(timeline: Timeline, callback: Callback): IoLateness | null {
  const operation = timeline.operations[callback.operation ?? -1]
  const visit = timeline.visits[callback.visit]
  if (operation === undefined || visit === undefined) return null
  if (callback.kind !== 'macrotask' || callback.phase !== 'poll') return null
  const idle = idleByTick(timeline).get(callback.tick)
  if (idle === undefined) return null
  const isCertain = idle < ASLEEP_US
  const looked = isCertain ? lastPollBefore(timeline, callback.visit) : visit.startAt
  const earlier = operation.runs.findLast((run) => run < callback.index)
  const began = timeline.callbacks[earlier ?? -1]?.startAt ?? operation.scheduledAt
  const from = Math.max(looked, began)
  const hold = keeperBetween(timeline, from, callback.startAt)
  if (hold === null) return null
  const mostUs = hold.to - Math.max(hold.from, from)
  return mostUs < HELD_US
    ? null
    : { hold, mostUs, isCertain: isCertain && hold.to <= visit.startAt }
}

/** us asleep by turn, where Node tells. */
const idleByTick = rememberByTimeline(
  ({ ticks }) =>
    new Map(ticks.flatMap(({ tick, idle }) => (idle === null ? [] : [[tick, idle] as const]))),
)

/** us: when the last callback of Poll before this stay was over; 0: there was none. */
function lastPollBefore({ visits }: Timeline, visit: number): number {
  for (let i = visit - 1; i >= 0; i--) {
    const before = visits[i]
    if (before?.phase === 'check' && before.tick < (visits[visit]?.tick ?? 0)) return before.startAt
    if (before?.phase === 'poll') return before.endAt
  }
  return 0
}
