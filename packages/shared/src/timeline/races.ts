import { rememberByTimeline } from './rememberByTimeline.ts'
import type { Operation, Timeline } from './timeline.ts'

/** A timer of 1 ms that came due later than this after main's end, or a main that took longer, is no race, us. */
const SLOW_START_US = 2000

/**
 * Whether a 1 ms timer and an immediate of main race: whether the loop begins before or after the millisecond is over.
 * Only where this run was near enough to that moment; a main that blocked for long has decided it.
 */
export function isStartRace(timeline: Timeline, timer: Operation, immediate: Operation): boolean {
  if (timer.kind !== 'timer' || timer.delayUsed !== 1 || immediate.kind !== 'immediate')
    return false
  if (timeline.run?.module !== 'commonjs') return false
  const { from, to } = main(timeline)
  const isFromMain = ({ scheduledAt }: Operation) => scheduledAt >= from && scheduledAt <= to
  return isFromMain(timer) && isFromMain(immediate) && to - timer.scheduledAt < SLOW_START_US
}

/** us: from main's beginning to the end of what is drained after it. */
const main = rememberByTimeline((timeline) => {
  let to = -1
  for (const { kind, phase, tick, endAt } of timeline.callbacks) {
    if (kind === 'macrotask' || kind === 'exit') break
    if (phase === 'main' && tick === 0) to = Math.max(to, endAt ?? -1)
  }
  return { from: timeline.callbacks[0]?.startAt ?? 0, to }
})
