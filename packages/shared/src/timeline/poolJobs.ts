import { rememberByTimeline } from './rememberByTimeline.ts'
import type { Operation, OperationIndex, Timeline } from './timeline.ts'

/** One piece of work for libuv's thread pool: `uv_queue_work` or a file system request. */
export type PoolJob = {
  /** Node's request; of the user's call it may be one of several. */
  readonly operation: OperationIndex
  /** The user's call that it serves; itself where there is none. */
  readonly serves: OperationIndex
  /** us: handed over. */
  readonly from: number
  /** us: its callback began, which is when the loop learned that it was done. Infinity: it never did. */
  readonly to: number
}

/**
 * What was handed to the thread pool, in order. When a thread took it up, and when it was done, nobody says. A zlib
 * stream is none: it hands over work again and again without telling. Linear, once per timeline.
 */
export const poolJobs: (timeline: Timeline) => readonly PoolJob[] = rememberByTimeline(
  (timeline) => {
    const called = new Map<number, number>()
    for (const { asyncId, startAt } of timeline.callbacks)
      if (!called.has(asyncId)) called.set(asyncId, startAt)
    const jobs: PoolJob[] = []
    for (const operation of timeline.operations) {
      if (operation.kind !== 'threadPool' || isZlib(operation)) continue
      const { index, asyncId, group, scheduledAt, doneAt } = operation
      const to = called.get(asyncId) ?? doneAt ?? Number.POSITIVE_INFINITY
      jobs.push({ operation: index, serves: group ?? index, from: scheduledAt, to })
    }
    return jobs
  },
)

/**
 * How many jobs were handed over before the first one of this call that is still open at `at` (us), and are open as
 * well; null where none of its own is.
 */
export function openJobsBefore(
  timeline: Timeline,
  call: OperationIndex,
  at: number,
): number | null {
  let before = 0
  for (const { serves, from, to } of poolJobs(timeline)) {
    if (from > at) return null
    if (to <= at) continue
    if (serves === call) return before
    before++
  }
  return null
}

/** A zlib stream, which hands its data to the thread pool piece by piece without telling. */
export function isZlib({ resource }: Operation): boolean {
  return resource === 'ZLIB'
}

/** Whether a zlib stream that was made before the call, and is not done at `at` (us), may have handed over work as well. */
export function mayHoldMore(timeline: Timeline, call: OperationIndex, at: number): boolean {
  return timeline.operations.some(
    (operation) =>
      operation.index < call && isZlib(operation) && (operation.doneAt ?? Infinity) > at,
  )
}
