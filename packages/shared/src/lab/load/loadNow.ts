import { counted } from '../labWords.ts'
import { grouped } from './autocannonTables.ts'
import { failedWords } from './failedWords.ts'
import { decodeHistogram } from './figures/decodeHistogram.ts'
import { percentile } from './figures/histogram.ts'
import { countNon2xx } from './figures/loadFigures.ts'
import type { LoadEvent, LoadEventOf } from './loadEvents.ts'
import type { LoadRun } from './loadMoment.ts'
import { loadVerdict } from './loadVerdict.ts'
import { latencyText, TARGET_NAMES } from './loadWords.ts'

/**
 * What an event of a load run tells, in one sentence. A rate is never without what failed. `run`: as it is after the event, where that
 * is known: then the end of one with several parts is told by what it has come to.
 */
export function loadNow(event: LoadEvent, run: LoadRun | null = null): string {
  switch (event.type) {
    case 'loadQueued':
      return event.ahead === 0
        ? 'The wait for a load run is over.'
        : `The run waits: ${counted(event.ahead, 'load run')} on this machine ${event.ahead === 1 ? 'is' : 'are'} before it.`
    case 'loadOver':
      return 'The load run was called off: no further part of it begins.'
    case 'loadStarted':
      return startedText(event)
    case 'loadSample':
      return sampleText(event)
    case 'loadDone':
      return (run && loadVerdict(run)) ?? doneText(event, run?.planned ?? 1)
    default:
      return event satisfies never
  }
}

function startedText(event: LoadEventOf<'loadStarted'>): string {
  const { generator, connections, target, seconds, part, parts, rate } = event
  const of = parts > 1 ? `, part ${part} of ${parts}` : ''
  const where = `for ${counted(seconds, 'second')} to ${TARGET_NAMES[target]}${of}.`
  return generator === 'autocannon'
    ? `autocannon sends over ${counted(connections, 'connection')}, each as fast as its answers come, ${where}`
    : `The open-loop client sends ${counted(rate ?? 0, 'request')} per second, answered or not, ${where}`
}

function sampleText({
  from,
  to,
  warmup,
  responses,
  statuses,
  errors,
  latency,
}: LoadEventOf<'loadSample'>): string {
  const failed = Object.values(errors).reduce((sum, count) => sum + count, 0)
  const rate = counted(Math.round((responses * 1e6) / Math.max(1, to - from)), 'answer')
  const first = warmup ? 'Warm-up, not counted: ' : ''
  const median =
    latency === null ? 'no answer with 2xx' : `half of them within ${latencyText(latency.p50)}`
  return `${first}${rate} per second, ${median}; ${failedWords({ responses, non2xx: countNon2xx(statuses), errors: failed })}.`
}

const ENDS = {
  finished: (what: string) => `${what} is over`,
  stopped: (what: string) => `${what} was stopped`,
  bailedOut: (what: string) => `${what} ended itself after 200 errors in a row`,
  killed: () => 'The load generator did not end in time and was killed',
  left: () => 'No page was watching any more, so the run was ended',
} as const

/** The end of a part. `parts`: that the run is to have; of several this is one, and not the run. */
export function doneText(event: LoadEventOf<'loadDone'>, parts: number): string {
  const what = parts > 1 ? `Part ${event.part} of ${parts}` : 'The run'
  const { reason, responses, us, statuses, errors, lost, histogram } = event
  const failed = errors.reduce((sum, { count }) => sum + count, 0)
  const rate = us === 0 ? 0 : Math.round((responses * 1e6) / us)
  const latencies = histogram === null ? null : decodeHistogram(histogram)
  const p99 =
    latencies === null || latencies.total === 0
      ? ''
      : `, p99 ${latencyText(percentile(latencies, 99))}`
  const rest = failedWords({ responses, non2xx: countNon2xx(statuses), errors: failed, lost })
  return `${ENDS[reason](what)}: ${counted(responses, 'answer')}, ${grouped(rate)} per second${p99}; ${rest}.`
}
