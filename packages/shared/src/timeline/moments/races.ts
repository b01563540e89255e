import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Operation, Timeline } from '../timeline.ts'

/** A timer of 1 ms that came due later than this after the end of where it was set is no race, us. */
const SLOW_START_US = 2000

/** Where a timer and an immediate that race were set: before the loop begins, or in one of its phases. */
export type RaceStart = 'main' | 'check' | 'close' | 'exit'

/**
 * Whether a timer of 1 ms and an immediate race, and from where; null: they do not. Set before the loop begins, or by a
 * handler of 'beforeExit', it decides how soon the loop comes to Timers; set in Check or Close, from where Timers comes
 * before the next Check, whether the millisecond is over by then. From Timers, Pending and Poll the immediate is always
 * first: Check comes before Timers. (Twenty runs of each on Node 10, 14 and 18 to 26.) An ES module's body runs in main
 * from Node 22 on, and in Poll before. Only where this run was near enough to that moment: who blocked for long has
 * decided it.
 */
export function startRace(
  timeline: Timeline,
  timer: Operation,
  immediate: Operation,
): RaceStart | null {
  if (timer.kind !== 'timer' || timer.delayUsed !== 1 || immediate.kind !== 'immediate') return null
  const start = timeline.callbacks[timer.scheduledBy ?? -1]
  const other = timeline.callbacks[immediate.scheduledBy ?? -1]
  if (start === undefined || other === undefined) return null
  const { from, to } = mainSpan(timeline)
  const isFromMain = ({ scheduledAt }: Operation) => scheduledAt >= from && scheduledAt <= to
  if (isFromMain(timer) && isFromMain(immediate))
    return to - timer.scheduledAt < SLOW_START_US ? 'main' : null
  const { phase } = start
  if (start.visit !== other.visit || !(phase === 'check' || phase === 'close' || phase === 'exit'))
    return null
  const leftAt = timeline.visits[start.visit]?.endAt ?? Number.POSITIVE_INFINITY
  return leftAt - timer.scheduledAt < SLOW_START_US ? phase : null
}

/** us: from main's beginning to the end of what is drained after it. */
export const mainSpan = rememberByTimeline((timeline) => {
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
