import { isDistrust } from '@loopscope/shared/lab/isDistrust'
import { counted } from '@loopscope/shared/lab/labWords'
import type { ProxyEvent } from '@loopscope/shared/lab/proxy/proxyEvents'
import { checkWords, statusWords } from '@loopscope/shared/lab/proxy/serverHealth'
import { terminationWords } from '@loopscope/shared/lab/proxy/terminationWords'

type Words = readonly [who: string, what: string, bad?: boolean]

/** An event of HAProxy's demo as one line of the list of events. */
export function proxyWords(event: ProxyEvent): Words {
  switch (event.type) {
    case 'config': {
      const name = `configuration ${event.generation}`
      if (!event.valid) return ['haproxy', `refuses ${name}`, true]
      return ['haproxy', event.how === 'runtime' ? `is told ${name}` : `takes ${name}`]
    }
    case 'reload':
      return ['haproxy', reloadWords(event), event.state === 'failed']
    case 'server': {
      const said = checkWords(event.check, '')
      const check = said === null ? '' : ` (${event.check}: ${said})`
      const isBad = event.status.startsWith('DOWN')
      return [
        event.server,
        `${event.status}: ${statusWords(event.status, event.check)}${check}`,
        isBad,
      ]
    }
    case 'adminSocket':
      return event.state === 'answers'
        ? ['haproxy', 'answers on its admin socket']
        : ['haproxy', 'does not answer on its admin socket', true]
    case 'untold':
      return [
        'haproxy',
        `pid ${event.pid} could not be told that ${event.server} is ${event.state === 'drain' ? 'drained' : 'in maintenance'}`,
        true,
      ]
    case 'proxied': {
      const how = terminationWords(event)
      const sent = event.status < 0 ? 'no status' : event.status
      return [
        'client',
        `${sent} after ${(event.Ta / 1000).toFixed(2)} s${how === '' ? '' : ` (${event.termination}: ${how})`}${event.late ? ', which it had given up' : ''}`,
        true,
      ]
    }
    case 'keys':
      return ['client', `has an answer to each of ${counted(event.of.length, 'key')}`]
    case 'certificate':
      return ['session', `has a certificate for ${event.subject}`]
    case 'secured':
      return ['client', event.protocol ?? noTlsWords(event.error), event.error !== null]
    case 'check':
      return [event.server, `was checked: GET ${event.path}`]
    case 'proxySettings':
      return ['haproxy', `balance ${event.settings.algorithm}`]
    case 'proxyStat':
    case 'proxiedSum':
      return ['haproxy', 'figures']
    default:
      return event satisfies never
  }
}

/** A short form of what stands in Now. */
function noTlsWords(error: string | null): string {
  if (error === null) return 'no TLS'
  return isDistrust(error) ? `does not trust the certificate (${error})` : `no TLS (${error})`
}

function reloadWords(event: ProxyEvent & { type: 'reload' }): string {
  const { state, pid, oldPid, lost, killed = false } = event
  switch (state) {
    case 'started':
      return `another is started, pid ${pid}`
    case 'ready':
      return `pid ${pid} has the sockets`
    case 'done':
      return `pid ${oldPid} ${killed ? 'did not end in time and was killed' : 'is gone'}, ${counted(lost ?? 0, 'request')} lost`
    case 'failed':
      return `pid ${pid} did not start; pid ${oldPid} goes on`
    default:
      return state satisfies never
  }
}
