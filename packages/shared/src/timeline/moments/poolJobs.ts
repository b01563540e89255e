import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Operation, OperationIndex, Timeline } from '../timeline.ts'

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
 * What was handed to the thread pool, in order. When a thread took it up, and when it was done, no one says. A zlib
 * stream hands over work again and again, piece by piece; of old recordings, which do not tell, it is left out.
 */
export const poolJobs: (timeline: Timeline) => readonly PoolJob[] = rememberByTimeline(
  (timeline) => {
    const called = callsById(timeline)
    const jobs: PoolJob[] = []
    for (const operation of timeline.operations) {
      if (operation.kind !== 'threadPool' || isZlib(operation)) continue
      const { index, asyncId, group, scheduledAt, doneAt } = operation
      const to = called.get(asyncId)?.[0] ?? doneAt ?? Number.POSITIVE_INFINITY
      jobs.push({ operation: index, serves: group ?? index, from: scheduledAt, to })
    }
    if (timeline.poolWorks.length === 0) return jobs
    for (const { operation: index, at } of timeline.poolWorks) {
      const operation = timeline.operations[index]
      if (operation === undefined) continue
      const next = called.get(operation.asyncId)?.find((startAt) => startAt >= at)
      const to = next ?? Math.max(at, operation.doneAt ?? Number.POSITIVE_INFINITY)
      jobs.push({ operation: index, serves: operation.group ?? index, from: at, to })
    }
    return jobs.sort((a, b) => a.from - b.from)
  },
)

/** When callbacks of each resource began, in order. */
function callsById({ callbacks }: Timeline): ReadonlyMap<number, readonly number[]> {
  const calls = new Map<number, number[]>()
  for (const { asyncId, startAt } of callbacks) {
    const known = calls.get(asyncId)
    if (known === undefined) calls.set(asyncId, [startAt])
    else known.push(startAt)
  }
  return calls
}

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

/** A zlib stream, which hands its data to the thread pool piece by piece. */
export function isZlib({ resource }: Operation): boolean {
  return resource === 'ZLIB'
}

/** Whether the recording tells when a zlib stream has work with the thread pool; old ones do not. */
export function tellsZlib({ poolWorks }: Timeline): boolean {
  return poolWorks.length > 0
}

/** Whether a zlib stream that was made before the call, and is not done at `at` (us), may have handed over work as well. */
export function mayHoldMore(timeline: Timeline, call: OperationIndex, at: number): boolean {
  if (tellsZlib(timeline)) return false
  return timeline.operations.some(
    (operation) =>
      operation.index < call && isZlib(operation) && (operation.doneAt ?? Infinity) > at,
  )
}
