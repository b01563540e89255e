import type { LabMoment } from '../labMoment.ts'
import { capital, counted } from '../labWords.ts'
import type { LabRule } from '../rules/labRule.ts'
import { grouped } from './autocannonTables.ts'
import { percentile } from './figures/histogram.ts'
import {
  correctedLoad,
  countNon2xx,
  expectedInterval,
  loadHistogram,
} from './figures/loadFigures.ts'

import { latencyText, partName } from './loadWords.ts'

const LOAD_DOCS = {
  refused: {
    title: 'Node.js: common system errors',
    url: 'https://nodejs.org/api/errors.html#common-system-errors',
  },
  autocannon: {
    title: 'autocannon: its options',
    url: 'https://github.com/mcollina/autocannon#usage',
  },
  omission: {
    title: 'Gil Tene: wrk2, and coordinated omission',
    url: 'https://github.com/giltene/wrk2#acknowledgements',
  },
  signals: {
    title: 'Node.js: signal events',
    url: 'https://nodejs.org/api/process.html#signal-events',
  },
} as const

/**
 * The part that has just ended; of a run with several `of` names it, as the sentence of its end tells what the whole run has come to.
 */
function done({ load, event }: LabMoment) {
  if (event.type !== 'loadDone') return null
  const run = load?.runs.find((one) => one.run === event.run)
  const part = run?.parts.find(({ started }) => started.part === event.part)
  if (run === undefined || part === undefined || part.done === null) return null
  return { part, done: part.done, of: run.planned > 1 ? `${capital(partName(part, run))}. ` : '' }
}

/** Why a load run came out as it did. */
export const LOAD_RULES: readonly LabRule[] = [
  {
    rule: 'loadWaitsForOthers',
    docs: null,
    say: ({ event }) =>
      event.type === 'loadQueued' && event.ahead > 0
        ? 'Two load runs at once would measure each other, so this machine takes one at a time, of all sessions and services.'
        : null,
  },
  {
    rule: 'nobodyListens',
    docs: LOAD_DOCS.refused,
    say(moment) {
      const found = done(moment)
      const refused = found?.done.errors.find(({ code }) => code === 'ECONNREFUSED')
      if (found === null || refused === undefined) return null
      const errno = refused.errno === null ? '' : `, errno ${refused.errno} on this system,`
      return `${found.of}Nothing listens on that port: the kernel answers each attempt with a reset, ECONNREFUSED${errno} and autocannon tries again at once.`
    },
  },
  {
    rule: 'refusalsAreFast',
    docs: LOAD_DOCS.autocannon,
    say(moment) {
      const found = done(moment)
      if (found === null) return null
      const non2xx = countNon2xx(found.done.statuses)
      return non2xx === 0
        ? null
        : `${found.of}${grouped(non2xx)} of ${counted(found.done.responses, 'answer')} ${non2xx === 1 ? 'was not 2xx. It counts' : 'were not 2xx. They count'} as requests per second, so this rate is not what the server can do; the latencies are those of the others.`
    },
  },
  {
    rule: 'lostWithoutAnError',
    docs: LOAD_DOCS.autocannon,
    say(moment) {
      const found = done(moment)
      const lost = found?.done.lost ?? 0
      return found === null || lost === 0
        ? null
        : `${found.of}${counted(lost, 'request was', 'requests were')} sent and never answered: the connection was closed, and autocannon connects again without counting an error.`
    },
  },
  {
    rule: 'coordinatedOmission',
    docs: LOAD_DOCS.omission,
    say(moment) {
      const found = done(moment)
      if (found === null || found.part.started.kind !== 'stalled') return null
      const measured = percentile(loadHistogram(found.part), 99)
      if (found.part.started.generator === 'steady')
        return `${found.of}Each latency counts from when its request was due, so all that fell due while the server stood still are in: p99 is ${latencyText(measured)}.`
      const corrected = percentile(correctedLoad(found.part), 99)
      return `${found.of}While the server stood still, each connection waited with one request and sent no other: those that were due are not in the measure. p99 says ${latencyText(measured)}; with them, one each ${latencyText(expectedInterval(found.part))} per connection, it is ${latencyText(corrected)}.`
    },
  },
  {
    rule: 'wholeMilliseconds',
    docs: LOAD_DOCS.autocannon,
    say(moment) {
      const found = done(moment)
      if (found === null || found.done.autocannon === null) return null
      const median = percentile(loadHistogram(found.part), 50)
      const printed = found.done.autocannon.latency['50'] ?? 0
      return median === 0 || median > 10_000 || Math.abs(printed * 1000 - median) < 100
        ? null
        : `${found.of}autocannon keeps latencies in whole milliseconds, cut off: it prints ${printed} ms for the median, which is ${latencyText(median)}.`
    },
  },
  {
    rule: 'frozenServer',
    docs: LOAD_DOCS.signals,
    say: ({ event }) =>
      event.type === 'process' && event.state === 'frozen'
        ? 'SIGSTOP stops all of its threads. The kernel goes on taking connections and bytes for it, but no process reads them.'
        : null,
  },
]
