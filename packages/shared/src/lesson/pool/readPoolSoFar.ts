import { poolAt, poolHolds } from '../../timeline/moments/poolAt.ts'
import type { Timeline } from '../../timeline/timeline.ts'
import { countWords } from '../figures.ts'
import type { PoolSettings } from './poolSettings.ts'
import { answersOf, callNames, type PoolBar, type PoolModel } from './readPool.ts'

/** What a run has told of its pool while it goes on. */
export type PoolSoFar = Pick<PoolModel, 'from' | 'size' | 'answers'> & {
  /** A job whose `to` is null still has its thread. */
  readonly bars: readonly (Omit<PoolBar, 'to'> & { readonly to: number | null })[]
  /** Jobs that have no thread, in order of arrival. Absent: the run is over. */
  readonly waiting?: readonly Pick<PoolBar, 'of' | 'part'>[]
}

/** null: nothing has been handed to the pool. */
export function readPoolSoFar(timeline: Timeline, { jobs }: PoolSettings): PoolSoFar | null {
  const holds = poolHolds(timeline).filter(({ job }) => job.token !== null)
  const from = holds[0]?.job.from
  if (from === undefined) return null
  const queued = poolAt(timeline, timeline.lastAt).queued.filter(({ token }) => token !== null)
  // A job that may take a thread at once stands before those that may not, whenever it came.
  const tokens = [...holds.map(({ job }) => job), ...queued].map(({ token }) => token)
  const name = callNames(
    tokens.toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    jobs,
  )
  const parts = (wanted: number | null) => holds.filter(({ job }) => job.token === wanted)
  return {
    from,
    size: timeline.poolSize,
    bars: holds.map(({ job, thread, since }) => ({
      of: name(job.token),
      part: parts(job.token).findIndex(({ job: each }) => each === job) + 1,
      parts: parts(job.token).length,
      thread,
      asked: job.from - from,
      since: since - from,
      to: job.to === null ? null : job.to - from,
    })),
    answers: timeline.outputs.flatMap((output) => answersOf(output, from)),
    waiting: queued.map(({ token }) => ({ of: name(token), part: parts(token).length + 1 })),
  }
}

/** "5 of 12 calls are answered; 4 have a thread." */
export function poolSoFarSentence({ answers, bars }: PoolSoFar, { jobs }: PoolSettings): string {
  const answered = answers.filter(({ of }) => typeof of === 'number').length
  const held = bars.filter(({ to }) => to === null).length
  return `${answered} of ${countWords(jobs, 'call')} ${answered === 1 ? 'is' : 'are'} answered; ${countWords(held, 'job')} ${held === 1 ? 'has' : 'have'} a thread.`
}
