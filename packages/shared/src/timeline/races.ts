import { isEsModule } from './mainModule.ts'
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
  if (isEsModule(timeline)) return false
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

/** Two timers of which the later one has the shorter delay, due nearly together: what runs between their calls decides. */
export type TimerRace = { readonly earlier: Operation; readonly later: Operation }

/** us between two due times that a slower moment can make up for. */
const SAME_MOMENT_US = 1000

/** Pairs of neighbours by due time. Timers of one delay are one list and keep their order. */
export function timerRaces(timeline: Timeline): readonly TimerRace[] {
  const timers = timeline.operations
    .filter(
      ({ kind, dueAt, repeat, internal, runs }) =>
        kind === 'timer' && dueAt !== null && !repeat && !internal && runs.length === 1,
    )
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
  const races: TimerRace[] = []
  timers.forEach((timer, i) => {
    const next = timers[i + 1]
    if (next === undefined || (next.dueAt ?? 0) - (timer.dueAt ?? 0) > SAME_MOMENT_US) return
    const [earlier, later] = timer.index < next.index ? [timer, next] : [next, timer]
    if ((later.delayUsed ?? 0) < (earlier.delayUsed ?? 0)) races.push({ earlier, later })
  })
  return races
}
