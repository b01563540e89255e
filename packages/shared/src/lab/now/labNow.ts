import type { LabMoment } from '../labMoment.ts'
import type { LabSentence } from '../labSentence.ts'
import type { LabSettings } from '../labSettings.ts'
import { capital, counted, listed, logVerb, nameOf, time } from '../labWords.ts'
import { loadNow } from '../load/loadNow.ts'
import { instancesNow } from '../processes/instancesNow.ts'
import { proxyNow } from '../proxy/proxyNow.ts'
import { answerText, connectionText, sumText } from './clientNow.ts'
import { processText } from './processNow.ts'

/** What has just happened, in one sentence. `rule` is the event's type. */
export function labNow(moment: LabMoment): LabSentence {
  return { rule: moment.event.type, text: textOf(moment), docs: null }
}

function textOf(moment: LabMoment): string {
  const { event, header, settings, beside } = moment
  switch (event.type) {
    case 'lab':
      return `The session begins, on Node ${event.node}.`
    case 'epoch':
      return event.settings === undefined
        ? OTHER_EPOCHS[event.reason]
        : `${EPOCHS[event.reason]} ${settingsOf(event.settings)}`
    case 'settings':
      return settingsOf(event.settings)
    case 'process':
      return processText(event)
    case 'listening': {
      const [label] = Object.keys(header.labels)
      const port = `port ${event.port}${label === undefined ? '' : ` (${label} in the notes)`}`
      if (event.owners.length === 0) return `Nothing listens on ${port}: connections are refused.`
      const holders = event.owners.map((id) => (id === 'primary' ? 'the primary' : id))
      const hold = holders.length === 1 ? 'holds' : 'hold'
      return capital(`${listed(holders)} ${hold} the socket that listens on ${port}.`)
    }
    case 'connection':
      return connectionText(event, settings)
    case 'request':
      return `Request ${event.request}, GET ${event.path}, is given to connection ${event.connection}.`
    case 'answer':
      return answerText(event)
    case 'sum':
      return sumText(event)
    case 'sample': {
      const { cpuUs, rssBytes, loopDelayUs } = event
      const memory =
        rssBytes === null ? '' : ` It takes ${Math.round(rssBytes / 1e6)} MB of memory.`
      const used = cpuUs === null ? '' : ` It has used ${time(cpuUs)} of processor time.`
      const late =
        loopDelayUs === null ? '' : ` Its event loop was late by ${time(loopDelayUs)} at most.`
      return `A look at ${nameOf(event.process)}.${memory}${used}${late}`
    }
    case 'blocked':
      return capital(
        `${nameOf(event.process)} ran one callback for ${time(event.to - event.from)} and nothing else.`,
      )
    case 'backoff':
      return `${counted(event.exits, 'worker')} exited within ${time(event.withinUs)}: the primary no longer forks.`
    case 'action':
      return event.result
    case 'log': {
      const verb = logVerb(event)
      return capital(`${nameOf(event.process)} ${verb}: ${event.text}`)
    }
    case 'loadQueued':
    case 'loadOver':
    case 'loadStarted':
    case 'loadSample':
    case 'loadDone': {
      const load = moment.load ?? moment.proxy?.measured
      const run = load?.runs.find((one) => one.run === event.run) ?? null
      return loadNow(event, run)
    }
    case 'comparison':
    case 'compared':
    case 'trial':
    case 'value':
    case 'sharing':
    case 'errorListener':
    case 'crash':
      return instancesNow(event)
    case 'end':
      return event.message ?? ENDS[event.reason]
    case 'beside':
      return beside === null ? '' : `Cluster: ${small(textOf(beside))}`
    default:
      return proxyNow(event)
  }
}

/** Within a sentence. What is never written small begins with more than one capital. */
const small = (text: string) =>
  /^[A-Z][a-z ]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text

const EPOCHS = {
  start: 'A cluster is started.',
  reset: 'Everything begins anew.',
  policy: 'Another primary begins: the policy is fixed at the first fork.',
  restart: 'Another primary begins.',
} as const

/** Of demos that tell their settings by an event of their own. */
const OTHER_EPOCHS = {
  start: 'The processes are started.',
  reset: 'Everything begins anew.',
  policy: 'Everything begins anew.',
  restart: 'All processes are started anew.',
} as const

const ENDS = {
  stopped: 'The session was stopped.',
  left: 'The session has ended: no page had been watching it for a while.',
  idle: 'The session has ended: nothing had been asked of it for a while.',
  full: 'The session has ended: its recording is as long as it may be.',
  service: 'The session has ended with the service.',
  failed: 'The session has ended: something of it could not be started.',
} as const

function settingsOf({ policy, workers, connections, rate, refork, hold }: LabSettings): string {
  const parts = [
    policy === 'rr' ? 'round robin' : 'left to the operating system',
    counted(workers, 'worker'),
    connections === 'new' ? 'a new connection for each request' : 'one connection, kept',
    ...(rate > 0 ? [`${counted(rate, 'request')} per second`] : []),
    ...(refork ? ['forked again when one exits'] : []),
    ...(hold ? ['the primary held by a timer'] : []),
  ]
  return `Settings: ${parts.join(', ')}.`
}
