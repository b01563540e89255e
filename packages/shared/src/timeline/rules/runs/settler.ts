import { partitionPoint } from '../../partitionPoint.ts'
import { theCallback } from '../../sentences/words.ts'
import { lastQueueSpanIn } from '../../steps/queueSpansOf.ts'
import type { Callback, Operation, Timeline } from '../../timeline.ts'

/** Whose callback settled the promise, where that step is known: the one that put the reaction into its queue. */
export function settler(timeline: Timeline, cursor: number, operation: Operation): string {
  const queued = lastQueueSpanIn(timeline, operation.index, 'microtask', cursor)
  const step = timeline.steps[queued?.from ?? -1]
  const by = timeline.callbacks[step?.callback ?? -1]
  if (step?.type !== 'settle' || step.operation !== operation.parent) return ''
  if (by !== undefined) return ` by ${theCallback(by)}`
  const after = drainedAfter(timeline, step.at)
  return after === null ? '' : `, after ${theCallback(after)}`
}

/** What Node's own job that ran at this moment was drained after, where that is the user's. */
function drainedAfter({ callbacks }: Timeline, at: number): Callback | null {
  const job = callbackAt(callbacks, at)
  if (job === null || job.queue === null || !job.internal) return null
  const root = callbacks[job.parent ?? -1]
  return root === undefined || root.internal || root.kind === 'main' ? null : root
}

/** The last that began by then, if it had not returned. */
function callbackAt(callbacks: readonly Callback[], at: number): Callback | null {
  const low = partitionPoint(
    0,
    callbacks.length,
    (middle) => (callbacks[middle]?.startAt ?? 0) <= at,
  )
  const last = callbacks[low - 1]
  return last !== undefined && (last.endAt === null || last.endAt >= at) ? last : null
}
