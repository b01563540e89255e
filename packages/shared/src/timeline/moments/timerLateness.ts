import { nodeMajor } from '../nodeVersion.ts'
import { lastQueueSpanIn, queueSpansOf } from '../steps/queueSpansOf.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Callback, Operation, Timeline } from '../timeline.ts'
import { nextRound } from './nextRound.ts'

/** How long after its due time a timer's callback began. Times in us. */
export type Lateness = { readonly dueAt: number; readonly us: number }

/**
 * Of each round of a timer, against Node's own due time: of an interval, from when the round before began. null where it
 * is no timer's callback, or began before it was known to be due (libuv counts in whole ms).
 */
export function latenessOf(timeline: Timeline, callback: Callback): Lateness | null {
  const operation = timeline.operations[callback.operation ?? -1]
  const step = runStepOf(timeline, callback.index)
  if (operation?.kind !== 'timer' || callback.kind !== 'macrotask' || step === null) return null
  const queueSpan = lastQueueSpanIn(timeline, operation.index, 'timers', step - 1)
  const dueAt = queueSpan?.to === step ? queueSpan.entry.dueAt : null
  return dueAt === null ? null : { dueAt, us: callback.startAt - dueAt }
}

/**
 * us that this round of an interval is behind a beat of its delay that began with its first due time; null for a first
 * round, and where it has been set anew (refresh, another delay).
 */
export function driftOf(timeline: Timeline, callback: Callback): number | null {
  const operation = timeline.operations[callback.operation ?? -1]
  if (!operation?.repeat || operation.dueAt === null || operation.delayUsed === null) return null
  const round = operation.runs.indexOf(callback.index)
  if (round < 1 || isSetAnew(timeline, operation, callback)) return null
  return callback.startAt - (operation.dueAt + round * operation.delayUsed * 1000)
}

/** Whether an earlier due time of it was another than what the round before says. */
function isSetAnew(timeline: Timeline, operation: Operation, callback: Callback): boolean {
  const dues = new Set<number | null>([operation.dueAt])
  for (const run of operation.runs) {
    if (run >= callback.index) break
    const { startAt, endAt } = timeline.callbacks[run] ?? callback
    dues.add(
      nextRound(
        startAt,
        endAt ?? startAt,
        operation.delayUsed ?? 1,
        nodeMajor(timeline) ?? Number.NaN,
      ),
    )
  }
  return queueSpansOf(timeline, operation.index).some(
    ({ place, entry, from }) =>
      place === 'inFlight' &&
      from < (runStepOf(timeline, callback.index) ?? 0) &&
      !dues.has(entry.dueAt),
  )
}
