import type { Callback, Operation, Timeline } from '../timeline/timeline.ts'
import { APART_MS, hasMeantPause } from './meantPause.ts'
import { outermost } from './outermost.ts'

/**
 * Whether nothing but time has decided that the one callback of a phase came before the other: of two timers, where the
 * order of their calls and their delays do not; of a timer and an immediate that is not of the same visit to Timers,
 * Pending or Poll; of a timer and a job of the thread pool. Sockets are left out: what comes over one may be the doing of
 * the other callback.
 */
export function isTimeRace(
  timeline: Timeline,
  before: Callback,
  after: Callback,
  source: string,
): boolean {
  const first = timeline.operations[before.operation ?? -1]
  const second = timeline.operations[after.operation ?? -1]
  if (first === undefined || second === undefined || first === second) return false
  if (comesFrom(timeline, second, before)) return false
  if (first.kind === 'timer' && second.kind === 'timer') {
    const isPromised =
      isSetFirst(timeline, first, second) && (first.delayUsed ?? 0) <= (second.delayUsed ?? 0)
    return !isPromised && isNear(dueOf(second, after) - dueOf(first, before))
  }
  const timer = first.kind === 'timer' ? first : second
  const other = first.kind === 'timer' ? second : first
  if (timer.kind !== 'timer') return false
  const due = dueOf(timer, timer === first ? before : after)
  const { startAt } = timer === first ? after : before
  if (other.kind === 'immediate') {
    // Those are told by the races that Health finds.
    if (timer.delayUsed === 1 || isOfOneVisit(timeline, timer, other)) return false
    if (timer === first && hasMeantPause(timeline, timer.scheduledAt, startAt, source)) return false
    return isNear(due - startAt)
  }
  if (other.kind !== 'threadPool') return false
  // Timers comes before Poll: a timer that was due when the job was asked for is first.
  return !(timer === first && due <= other.scheduledAt) && isNear(due - startAt)
}

const isNear = (us: number): boolean => Math.abs(us) < 1000 * APART_MS

/** us; of an interval when it ran, as it is due anew by then. */
function dueOf({ dueAt, repeat }: Operation, { startAt }: Callback): number {
  return repeat || dueAt === null ? startAt : dueAt
}

/** Whether the call was made by what `cause` called, or by what came of that. */
function comesFrom(timeline: Timeline, operation: Operation, cause: Callback): boolean {
  return makersOf(timeline, operation).has(cause.index)
}

/** The callbacks of phases that led to a call, each made by the one before. */
function makersOf({ callbacks, operations }: Timeline, operation: Operation): Set<number> {
  const makers = new Set<number>()
  let maker = outermost(callbacks, operation.scheduledBy ?? -1)
  while (maker !== undefined && !makers.has(maker.index)) {
    makers.add(maker.index)
    const made = operations[maker.operation ?? -1]
    maker = made === undefined ? undefined : outermost(callbacks, made.scheduledBy ?? -1)
  }
  return makers
}

/** The call of the one was made before that of the other in every run: by the same callback, or by one that led to the other's. */
function isSetFirst(timeline: Timeline, first: Operation, second: Operation): boolean {
  const maker = outermost(timeline.callbacks, first.scheduledBy ?? -1)
  if (maker === undefined || first.index > second.index) return false
  return makersOf(timeline, second).has(maker.index)
}

/** From there Check comes before Timers. */
function isOfOneVisit({ callbacks }: Timeline, timer: Operation, immediate: Operation): boolean {
  const from = outermost(callbacks, timer.scheduledBy ?? -1)
  const other = outermost(callbacks, immediate.scheduledBy ?? -1)
  if (from === undefined || from.visit !== other?.visit) return false
  return from.phase === 'timers' || from.phase === 'pending' || from.phase === 'poll'
}
