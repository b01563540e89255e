import { checkRaces, poolRaces } from '../timeline/health/poolRaces.ts'
import { mainSpan, startRace, timerRaces } from '../timeline/moments/races.ts'
import { nodeMajor } from '../timeline/nodeVersion.ts'
import type { Operation, Timeline } from '../timeline/timeline.ts'
import { hasMeantPause } from './meantPause.ts'

export type Group = ReadonlySet<Operation>

export type Race = { readonly first: Group; readonly second: Group }

/** The races that Health finds, as groups of calls that keep their order among themselves. */
export function racesOf(timeline: Timeline, source: string): Race[] {
  const started = timeline.operations.filter(({ internal, runs }) => !internal && runs.length > 0)
  const timers = started.filter(({ kind, delayUsed }) => kind === 'timer' && delayUsed === 1)
  const immediates = started.filter(({ kind }) => kind === 'immediate')
  const raced = timers.filter((timer) =>
    immediates.some((each) => isOpenStart(timeline, timer, each, source)),
  )
  const against = new Set(
    immediates.filter((each) => timers.some((timer) => isOpenStart(timeline, timer, each, source))),
  )
  const pairs = [
    ...timerRaces(timeline).map(({ earlier, later }) => [earlier, later] as const),
    ...checkRaces(timeline).map(({ job, immediate }) => [job, immediate] as const),
    ...poolRaces(timeline).map(({ first, second }) => [first, second] as const),
  ]
  return [
    // One after the other, from the last: the loop may begin when some of the timers are due and others are not. Before
    // Node 11 what a timer had put into a queue ran after all of them: they are moved together.
    ...(isBefore11(timeline)
      ? [{ first: new Set(raced), second: against }]
      : raced.map((timer) => ({ first: new Set([timer]), second: against }))),
    ...pairs.map(([first, second]) => ({ first: new Set([first]), second: new Set([second]) })),
  ]
}

/**
 * Whether a 1 ms timer and an immediate of main may come in either order. This run may have been slow, on a busy machine:
 * what decides is whether something in main has to take a millisecond, and only a long pause is taken for that. What
 * writing takes is up to whoever reads.
 */
function isOpenStart(
  timeline: Timeline,
  timer: Operation,
  immediate: Operation,
  source: string,
): boolean {
  if (startRace(timeline, timer, immediate) !== null) return true
  if (timer.delayUsed !== 1 || !isFromMain(timeline, timer) || !isFromMain(timeline, immediate))
    return false
  return !hasMeantPause(timeline, timer.scheduledAt, mainSpan(timeline).to, source)
}

/** Whether main itself set a timer of 1 ms and an immediate: a pause between them is then what decides. */
export function setsBothInMain(timeline: Timeline): boolean {
  const set = timeline.operations.filter((each) => !each.internal && isFromMain(timeline, each))
  return (
    set.some(({ kind, delayUsed }) => kind === 'timer' && delayUsed === 1) &&
    set.some(({ kind }) => kind === 'immediate')
  )
}

function isFromMain(timeline: Timeline, { scheduledAt }: Operation): boolean {
  // An ES module's body runs in main from Node 22 on, and in Poll before.
  const { from, to } = mainSpan(timeline)
  return scheduledAt >= from && scheduledAt <= to
}

/** Whether the queues were drained after all timers that were due, and not after each. */
export function isBefore11(timeline: Timeline): boolean {
  return (nodeMajor(timeline) ?? 11) < 11
}
