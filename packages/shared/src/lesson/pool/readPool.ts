import { type PoolHold, type PoolJob, poolHolds } from '../../timeline/moments/poolAt.ts'
import type { Output, Timeline } from '../../timeline/timeline.ts'
import type { PoolSettings } from './poolSettings.ts'

/** One job of the pool; times are us since the first was handed over. */
export type PoolBar = {
  /** Which call it works for, from 1; 'file': for the file that is read beside them. */
  readonly of: number | 'file'
  /** Of several jobs of one call (a file is opened, measured, read and closed): which, from 1. */
  readonly part: number
  readonly parts: number
  readonly thread: number
  /** Handed over; got a thread; its callback began. */
  readonly asked: number
  readonly since: number
  readonly to: number
}

/** Something that was asked for and is answered by one callback of the snippet's. */
export type PoolAnswer = {
  readonly of: number | 'file' | 'timer' | 'socket'
  /** us since the first job was handed over: when its line was printed. */
  readonly at: number
}

/** What a run tells of its pool. */
export type PoolModel = {
  /** us on the recording's clock: when the first job was handed over. */
  readonly from: number
  readonly size: number
  /** Of the machine that ran it, as Node counts them. */
  readonly cores: number
  readonly calls: number
  readonly bars: readonly PoolBar[]
  /** In the order in which the callbacks ran. */
  readonly answers: readonly PoolAnswer[]
  /** The most jobs of the calls that had a thread at the same time. */
  readonly atOnce: number
  /** us that the file's first job waited for a thread; null: no file was read. */
  readonly fileWaited: number | null
  /** Jobs of each thread, of the calls alone. */
  readonly perThread: readonly number[]
  /** us from the first job handed over to the last callback of the calls. */
  readonly total: number
}

/** null: the calls were not all answered. */
export function readPool(timeline: Timeline, { jobs }: PoolSettings): PoolModel | null {
  const holds = poolHolds(timeline).filter(({ job }) => job.token !== null && job.to !== null)
  const from = Math.min(...holds.map(({ job }) => job.from))
  const answers = timeline.outputs.flatMap((output) => answersOf(output, from))
  const own = answers.filter(({ of }) => typeof of === 'number')
  const cores = coresOf(timeline)
  if (own.length < jobs || cores === null) return null
  const bars = barsOf(holds, jobs, from)
  const file = bars.find(({ of }) => of === 'file')
  return {
    from,
    size: timeline.poolSize,
    cores,
    calls: jobs,
    bars,
    answers,
    atOnce: mostAtOnce(bars.filter(({ of }) => of !== 'file')),
    fileWaited: file === undefined ? null : file.since - file.asked,
    perThread: Array.from(
      { length: timeline.poolSize },
      (_, thread) => bars.filter((bar) => bar.thread === thread && bar.of !== 'file').length,
    ),
    total: own.at(-1)?.at ?? 0,
  }
}

function barsOf(holds: readonly PoolHold[], jobs: number, from: number): PoolBar[] {
  const names = callNames(
    holds.map(({ job }) => job.token),
    jobs,
  )
  const parts = new Map<PoolJob['token'], number>()
  const all = holds.map(({ job, thread, since }) => {
    const part = (parts.get(job.token) ?? 0) + 1
    parts.set(job.token, part)
    return {
      token: job.token,
      of: names(job.token),
      part,
      thread,
      asked: job.from - from,
      since: since - from,
      to: (job.to ?? since) - from,
    }
  })
  return all.map(({ token, ...bar }) => ({ ...bar, parts: parts.get(token) ?? 1 }))
}

/**
 * Which call a job works for, by its token. `tokens`: of all jobs, in order of arrival. The calls' own come first: whatever else
 * uses the pool is asked for after them.
 */
export function callNames(
  tokens: readonly PoolJob['token'][],
  calls: number,
): (token: PoolJob['token']) => PoolBar['of'] {
  const known = [...new Set(tokens)]
  return (token) => {
    const place = known.indexOf(token)
    return place < calls ? place + 1 : 'file'
  }
}

/** What a line of the program says of an answer: one or none. `from`: us on the recording's clock, when the first job was handed over. */
export function answersOf({ text, at }: Output, from: number): PoolAnswer[] {
  const line = text.trim()
  const job = /^job (\d+)$/.exec(line)?.[1]
  if (job !== undefined) return [{ of: Number(job), at: at - from }]
  return line === 'file' || line === 'timer' || line === 'socket'
    ? [{ of: line, at: at - from }]
    : []
}

function coresOf({ outputs }: Timeline): number | null {
  const cores = /^(\d+) cores$/m.exec(outputs[0]?.text ?? '')?.[1]
  return cores === undefined ? null : Number(cores)
}

function mostAtOnce(bars: readonly PoolBar[]): number {
  const running = (at: number) => bars.filter(({ since, to }) => since <= at && at < to).length
  return Math.max(0, ...bars.map(({ since }) => running(since)))
}
