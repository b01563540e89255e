import { type PoolJob, poolJobs } from '../moments/poolJobs.ts'
import type { CallbackIndex, Operation, Timeline } from '../timeline.ts'

/** Two calls that the thread pool works on at the same time; `more`: calls after them of which that is true as well. */
export type PoolRace = {
  readonly first: Operation
  readonly second: Operation
  readonly more: number
}

/** Stretches of calls that overlap, one after the other. A pool of one thread takes them in order. */
export function poolRaces(timeline: Timeline): readonly PoolRace[] {
  if (timeline.poolSize < 2) return []
  const races: { first: Operation; second: Operation; more: number; to: number }[] = []
  let before: { operation: Operation; to: number } | null = null
  for (const { operation, from, to } of userJobs(timeline)) {
    if (before !== null && from < before.to) {
      const last = races.at(-1)
      if (last !== undefined && from < last.to) {
        last.more++
        last.to = Math.max(last.to, to)
      } else
        races.push({
          first: before.operation,
          second: operation,
          more: 0,
          to: Math.max(before.to, to),
        })
    }
    if (before === null || to > before.to) before = { operation, to }
  }
  return races.map(({ first, second, more }) => ({ first, second, more }))
}

/** A call that is a single job of the pool against an immediate of the same callback. */
export type CheckRace = { readonly job: Operation; readonly immediate: Operation }

/**
 * What is handed to the pool outside of Poll may be done when Poll comes, or a turn later; an immediate of the same
 * callback runs in between. Calls of several jobs, such as readFile up to Node 24, need several turns.
 */
export function checkRaces(timeline: Timeline): readonly CheckRace[] {
  const jobs = new Map<CallbackIndex, Operation>()
  for (const { operation, count } of userJobs(timeline)) {
    if (count !== 1 || operation.scheduledBy === null || jobs.has(operation.scheduledBy)) continue
    const phase = timeline.callbacks[operation.scheduledBy]?.phase
    if (phase === 'main' || phase === 'timers' || phase === 'check')
      jobs.set(operation.scheduledBy, operation)
  }
  if (jobs.size === 0) return []
  const races: CheckRace[] = []
  for (const immediate of timeline.operations) {
    const job = immediate.kind === 'immediate' ? jobs.get(immediate.scheduledBy ?? -1) : undefined
    if (job === undefined || immediate.internal || immediate.runs.length === 0) continue
    jobs.delete(immediate.scheduledBy ?? -1)
    races.push({ job, immediate })
  }
  return races
}

type UserJob = {
  readonly operation: Operation
  readonly from: number
  readonly to: number
  readonly count: number
}

/** The user's calls that have called back, each from its first job to its last; in the order of their calls. */
function userJobs(timeline: Timeline): readonly UserJob[] {
  const byCall = new Map<
    number,
    { operation: Operation; from: number; to: number; count: number }
  >()
  for (const job of poolJobs(timeline)) add(job)
  return [...byCall.values()].filter(
    ({ operation, to }) => operation.runs.length > 0 && Number.isFinite(to),
  )

  function add({ serves, from, to }: PoolJob): void {
    const operation = timeline.operations[serves]
    if (operation === undefined || operation.internal || operation.kind !== 'threadPool') return
    const known = byCall.get(serves)
    if (known === undefined) byCall.set(serves, { operation, from, to, count: 1 })
    else {
      known.to = Math.max(known.to, to)
      known.count++
    }
  }
}
