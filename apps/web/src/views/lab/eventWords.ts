import type { LabEvent, LabHeader } from '@loopscope/shared/lab/labEvent'
import type { LabOutcome } from '@loopscope/shared/lab/labOutcome'
import { logVerb } from '@loopscope/shared/lab/labWords'
import type { LoadRun } from '@loopscope/shared/lab/load/loadMoment'
import { loadNow } from '@loopscope/shared/lab/load/loadNow'
import { instancesNow } from '@loopscope/shared/lab/processes/instancesNow'
import { durationWords, portWords } from './labWords.ts'
import { isDeath, processWords } from './processWords.ts'
import { proxyWords } from './proxyWords.ts'

const OUTCOME_WORDS: Readonly<Record<LabOutcome, string>> = {
  answered: 'answered',
  refused: 'refused',
  reset: 'reset',
  timedOut: 'timed out',
  lost: 'lost',
}

/** Who an event is about, what happened, and whether it is a failure. */
export type EventWords = { readonly who: string; readonly what: string; readonly bad: boolean }

/** An event as one line of a list. `tab`: the tab that reads it. `run`: of an event of a load run, the run after it. */
export function eventWords(
  event: LabEvent,
  header: LabHeader,
  tab: string,
  run: LoadRun | null = null,
): EventWords {
  const say = (who: string, what: string, bad = false) => ({ who, what, bad })
  switch (event.type) {
    case 'epoch':
      return say(
        'session',
        event.settings === undefined ? OTHER_EPOCHS[event.reason] : EPOCHS[event.reason],
      )
    case 'process':
      return say(event.process, processWords(event), isDeath(event))
    case 'listening': {
      const port = portWords(header, event.port)
      if (event.owners.length === 0) return say('nobody', `listens on ${port}`, true)
      if (event.owners.length === 1) return say(listed(event.owners), `has the socket ${port}`)
      return say('all', `${listed(event.owners)} have the socket ${port}`)
    }
    case 'blocked':
      return say(event.process, `blocked for ${durationWords(event.to - event.from)}`)
    case 'backoff':
      return say(
        'primary',
        `no longer forks: ${event.exits} exits in ${durationWords(event.withinUs)}`,
        true,
      )
    case 'action':
      return say(event.by === tab ? 'you' : 'action', event.result)
    case 'answer':
      if (event.unsent !== undefined)
        return say('client', `did not send request ${event.request}: ${event.unsent}`, true)
      // Behind a proxy it was the client that gave up, whoever had its connection.
      return say(
        (header.demo === 'haproxy' && event.outcome === 'timedOut' ? null : event.process) ??
          'client',
        `request ${event.request} ${OUTCOME_WORDS[event.outcome]} after ${durationWords(event.us)}`,
        event.outcome !== 'answered',
      )
    case 'sum':
      return say('client', failureWords(event), true)
    case 'log':
      return say(event.process, `${logVerb(event)} ${event.text}`, isBadLine(event))
    case 'loadQueued':
    case 'loadOver':
    case 'loadStarted':
    case 'loadSample':
      return say('load', loadNow(event))
    case 'loadDone':
      return say(
        'load',
        loadNow(event, run),
        event.reason !== 'finished' && event.reason !== 'stopped',
      )
    case 'comparison':
    case 'compared':
    case 'trial':
    case 'value':
    case 'sharing':
    case 'errorListener':
      return say('parent', instancesNow(event))
    case 'crash':
      return say(event.process, instancesNow(event), event.gone.length > 0)
    case 'end':
      return say('session', END_WORDS[event.reason], event.reason === 'failed')
    case 'beside': {
      const words = eventWords(event.event, header, tab)
      // HAProxy's side has a client too.
      return words.who === 'client' || words.who === 'session'
        ? { ...words, who: 'cluster' }
        : words
    }
    case 'lab':
    case 'settings':
    case 'connection':
    case 'request':
    case 'sample':
      return say('session', event.type)
    default:
      return say(...proxyWords(event))
  }
}

/** Whatever HAProxy says of its servers is on stderr, also that one is back, or that it was told to take one out. */
function isBadLine({ stream, text }: Extract<LabEvent, { type: 'log' }>): boolean {
  return stream === 'stderr' && !/^Server \S+ (?:is UP|is going DOWN for maintenance)/.test(text)
}

/** Of a cluster. */
const EPOCHS = {
  start: 'begins',
  reset: 'begins anew: reset',
  policy: 'begins anew: another scheduling policy needs another primary',
  restart: 'begins anew: the primary was restarted',
} as const

/** Of what has no settings of a cluster: there may be no primary in it. */
const OTHER_EPOCHS = {
  start: 'begins',
  reset: 'begins anew: reset',
  policy: 'begins anew',
  restart: 'begins anew: all processes were restarted',
} as const

const END_WORDS = {
  stopped: 'was stopped',
  left: 'ended: nobody was looking any more',
  idle: 'ended: nothing was asked for in a long time',
  full: 'ended: its recording is full',
  service: 'ended with the service',
  failed: 'could not go on',
} as const

function failureWords({ processes }: Extract<LabEvent, { type: 'sum' }>): string {
  const counts = (['refused', 'reset', 'timedOut', 'lost'] as const).map((outcome) => ({
    outcome,
    count: processes.reduce((sum, row) => sum + row[outcome], 0),
  }))
  const unsent = processes.reduce((sum, row) => sum + (row.unsent ?? 0), 0)
  const ended = counts
    .map(({ outcome, count }) => ({ outcome, count: outcome === 'lost' ? count - unsent : count }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${OUTCOME_WORDS[outcome]}`)
  return [...ended, ...(unsent > 0 ? [`${unsent} never sent`] : [])].join(', ')
}

/** "primary", "primary and worker 1", "primary, worker 1 and worker 2". */
function listed(names: readonly string[]): string {
  const [last, ...others] = [...names].reverse()
  return others.length === 0 ? (last ?? '') : `${others.reverse().join(', ')} and ${last}`
}
