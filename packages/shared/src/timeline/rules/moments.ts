import { runningAt } from '../moments/stackAt.ts'
import { partitionPoint } from '../partitionPoint.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Callback, OperationIndex, StepIndex, Timeline } from '../timeline.ts'

/**
 * The callback that is explained at the cursor: the one that runs, or was told to exit. null where the moment is
 * another's: the loop's as a phase begins or a callback has returned, or a timer's that comes due.
 */
export function explainedAt(timeline: Timeline, cursor: StepIndex): Callback | null {
  switch (timeline.steps[cursor]?.type) {
    case 'exit':
      return timeline.callbacks[timeline.exit?.callback ?? -1] ?? null
    case 'return':
    case 'phase':
    case 'ready':
      return null
    default:
      return runningAt(timeline, cursor)
  }
}

/** What the loop is in: the outermost callback on the stack. */
export function outermostAt(timeline: Timeline, cursor: StepIndex): Callback | null {
  let running = runningAt(timeline, cursor)
  while (running?.kind === 'nested') {
    const outer: Callback | undefined = timeline.callbacks[running.parent ?? -1]
    if (outer === undefined || outer.internal) break
    running = outer
  }
  return running
}

/** The first callback of the operation that begins after the cursor and has a step; null: none does. */
export function nextRunOf(
  timeline: Timeline,
  operation: OperationIndex,
  cursor: StepIndex,
): Callback | null {
  const runs = timeline.operations[operation]?.runs ?? []
  const at = timeline.steps[cursor]?.at ?? 0
  const low = partitionPoint(
    0,
    runs.length,
    (middle) => (timeline.callbacks[runs[middle] ?? -1]?.startAt ?? 0) < at,
  )
  for (let i = low; i < runs.length; i++) {
    const callback = timeline.callbacks[runs[i] ?? -1]
    if (callback !== undefined && (runStepOf(timeline, callback.index) ?? -1) > cursor)
      return callback
  }
  return null
}

/** Whether `next` does not begin before `running` has returned; true where it never begins. */
export function isAfter(next: Callback | null, running: Callback): boolean {
  if (next === null) return true
  return running.endAt !== null && next.startAt >= running.endAt
}
