import { rememberByTimeline } from './rememberByTimeline.ts'
import type { OperationIndex, Timeline } from './timeline.ts'

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
    for (const {
      index,
      asyncId,
      kind,
      resource,
      group,
      scheduledAt,
      doneAt,
    } of timeline.operations) {
      if (kind !== 'threadPool' || resource === 'ZLIB') continue
      const to = called.get(asyncId) ?? doneAt ?? Number.POSITIVE_INFINITY
      jobs.push({ operation: index, serves: group ?? index, from: scheduledAt, to })
    }
    return jobs
  },
)

/** Jobs that had been handed over at `at` (us) and of which the loop had not heard since; earliest first. */
export function outstandingJobs(timeline: Timeline, at: number): readonly PoolJob[] {
  return poolJobs(timeline).filter(({ from, to }) => from <= at && to > at)
}
