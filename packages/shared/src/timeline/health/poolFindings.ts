import { DOCS } from '../docs.ts'
import { type PoolJob, poolJobs } from '../moments/poolJobs.ts'
import { duration } from '../sentences/words.ts'
import type { Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LISTED } from './thresholds.ts'

type Crowd = { readonly from: number; to: number; most: number; job: PoolJob }

/** us. A callback that hands over the next job of a call (readFile has four) takes less: the stretch goes on. */
const SAME_STRETCH = 1000

/** Stretches in which more jobs were with the thread pool than it has threads. */
export function poolFindings(timeline: Timeline): Finding[] {
  const size = timeline.poolSize
  return crowds(timeline, size)
    .sort((a, b) => b.most - a.most)
    .slice(0, LISTED)
    .map(({ from, to, most, job }) => {
      const operation = timeline.operations[job.serves]
      const shown = operation === undefined || operation.internal ? null : operation
      return {
        kind: 'poolFull',
        severity: 'warning',
        sentence: `From ${duration(from)} to ${duration(to)} the thread pool had more jobs than its ${size === 1 ? 'one thread' : `${size} threads`}: up to ${most.toLocaleString('en-US')} had not called back.`,
        amount: most,
        step: shown?.scheduledStep ?? timeline.operations[job.operation]?.scheduledStep ?? 0,
        operation: shown?.index ?? null,
        docs: DOCS.pool,
      }
    })
}

function crowds(timeline: Timeline, size: number): Crowd[] {
  const jobs = poolJobs(timeline)
  const ends = jobs.map(({ to }) => Math.min(to, timeline.lastAt)).sort((a, b) => a - b)
  const found: Crowd[] = []
  let current: Crowd | null = null
  let ended = 0
  let begun = 0
  for (const job of jobs) {
    for (; (ends[ended] ?? Number.POSITIVE_INFINITY) <= job.from; ended++) leave(ends[ended] ?? 0)
    begun++
    const here = begun - ended
    if (here <= size) continue
    const last = found.at(-1)
    if (current === null && last !== undefined && job.from - last.to < SAME_STRETCH) current = last
    if (current === null) {
      current = { from: job.from, to: job.from, most: here, job }
      found.push(current)
    } else if (here > current.most) {
      current.most = here
      current.job = job
    }
  }
  for (; ended < ends.length; ended++) leave(ends[ended] ?? 0)
  return found

  function leave(at: number): void {
    if (current === null) return
    current.to = at
    if (begun - ended - 1 <= size) current = null
  }
}
