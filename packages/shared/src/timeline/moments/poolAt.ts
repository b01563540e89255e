import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Operation, OperationIndex, Timeline } from '../timeline.ts'
import { type PoolJob as Job, poolJobs } from './poolJobs.ts'

/** A piece of work that was handed to libuv's thread pool. */
export type PoolJob = {
  readonly operation: OperationIndex
  /** The user's operation that it works for; null: Node's own. */
  readonly token: OperationIndex | null
  readonly label: string
  readonly line: number | null
  /** In another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
  /** us; `to` is when its callback began, the first that a recording knows of its end. null: never seen to end. */
  readonly from: number
  readonly to: number | null
}

/** The pool at one moment: each thread with its job, and those that are handed over and have no thread yet. */
export type Pool = {
  readonly threads: readonly (PoolJob | null)[]
  readonly queued: readonly PoolJob[]
}

/**
 * Who holds a thread at `at`, us. No one records when a thread takes or ends a job, so this is libuv's rule applied to
 * what is known: jobs in order of arrival, a thread is held until the job's callback begins, and of slow jobs (name
 * look-ups) only half of the threads, rounded up, work at once (uv__work_submit, slow_work_thread_threshold). Of zlib
 * streams each piece is a job; old recordings do not tell when one has work there, and there they are left out.
 */
export function poolAt(timeline: Timeline, at: number): Pool {
  const size = timeline.poolSize
  const threads: (PoolJob | null)[] = Array.from({ length: size }, () => null)
  const queued: PoolJob[] = []
  for (const held of heldJobs(timeline)) {
    if (held.job.from > at) break
    if (held.job.to !== null && held.job.to <= at) continue
    if (held.thread !== null && held.since <= at) threads[held.thread] = held.job
    else queued.push(held.job)
  }
  return { threads, queued }
}

/** A job and the thread that it held, from `since` (us) until its `to`. */
export type PoolHold = { readonly job: PoolJob; readonly thread: number; readonly since: number }

/** Every job that got a thread, in order of arrival, by the same rule as `poolAt`. */
export function poolHolds(timeline: Timeline): readonly PoolHold[] {
  return heldJobs(timeline).flatMap(({ job, thread, since }) =>
    thread === null ? [] : [{ job, thread, since }],
  )
}

/** A job and the thread that it got, from when on. */
type Held = { readonly job: PoolJob; readonly slow: boolean; thread: number | null; since: number }

/** All jobs of the recording in order of arrival, each with its thread. */
const heldJobs = rememberByTimeline((timeline): readonly Held[] => {
  const held = (job: PoolJob, slow: boolean): Held => ({ job, slow, thread: null, since: 0 })
  const jobs = poolJobs(timeline).flatMap((job) => {
    const operation = timeline.operations[job.operation]
    return operation === undefined
      ? []
      : [held(shownJob(timeline, job, operation), SLOW.test(operation.resource))]
  })
  handOut(jobs, timeline.poolSize)
  return jobs
})

const SLOW = /^GET(?:ADDR|NAME)INFOREQWRAP$/

/** Gives each job the lowest thread that is free, in order of arrival; slow jobs step aside while too many run. */
function handOut(jobs: readonly Held[], size: number): void {
  const quick = jobs.filter(({ slow }) => !slow)
  const slow = jobs.filter((held) => held.slow)
  /** When each thread, and each of the places for slow jobs, is free again. */
  const threads = Array.from({ length: size }, () => 0)
  const slowPlaces = Array.from({ length: Math.floor((size + 1) / 2) }, () => 0)
  for (let [q, s] = [0, 0]; ; ) {
    const quickStart = startOf(quick[q], Math.min(...threads))
    const slowStart = startOf(slow[s], Math.max(Math.min(...threads), Math.min(...slowPlaces)))
    const start = Math.min(quickStart, slowStart)
    const held = slowStart < quickStart ? slow[s++] : quick[q++]
    if (held === undefined || start === Number.POSITIVE_INFINITY) return
    const end = held.job.to ?? Number.POSITIVE_INFINITY
    // Threads are free earlier than callbacks tell, so a job can end without ever seeming to have begun.
    if (end <= start) continue
    held.thread = threads.findIndex((freeAt) => freeAt <= start)
    held.since = start
    threads[held.thread] = end
    if (held.slow) slowPlaces[slowPlaces.findIndex((freeAt) => freeAt <= start)] = end
  }
}

function startOf(held: Held | undefined, freeAt: number): number {
  return held === undefined ? Number.POSITIVE_INFINITY : Math.max(held.job.from, freeAt)
}

function shownJob(timeline: Timeline, { from, to }: Job, operation: Operation): PoolJob {
  const head = timeline.operations[operation.group ?? -1]
  const token = operation.internal ? (head?.internal === false ? head : null) : operation
  return {
    operation: operation.index,
    token: token?.index ?? null,
    label: token?.label ?? operation.label,
    line: (token ?? operation).line,
    elsewhere: (token ?? operation).elsewhere,
    from,
    to: Number.isFinite(to) ? to : null,
  }
}
