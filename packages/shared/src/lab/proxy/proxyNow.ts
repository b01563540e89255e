import { isDistrust } from '../isDistrust.ts'
import { counted, time } from '../labWords.ts'
import type { ProxyEvent } from './proxyEvents.ts'
import { terminationWords } from './terminationWords.ts'

/** What has just happened, of the events that this demo alone has. */
export function proxyNow(event: ProxyEvent): string {
  switch (event.type) {
    case 'proxySettings':
      return `Settings: balance ${event.settings.algorithm}, ${counted(event.settings.servers.length, 'server')}.`
    case 'config':
      return event.valid
        ? `HAProxy’s own check takes configuration ${event.generation}.`
        : `HAProxy’s own check refuses configuration ${event.generation}.`
    case 'reload':
      return reloadText(event)
    case 'server':
      return `HAProxy has ${event.server} as ${event.status}.`
    case 'check':
      return `A health check, GET ${event.path}, has reached ${event.server}.`
    case 'proxyStat':
      return 'A look at HAProxy’s figures.'
    case 'proxied': {
      return proxiedText(event)
    }
    case 'proxiedSum': {
      const count = event.rows.reduce((sum, row) => sum + row.count, 0)
      return `HAProxy logged ${counted(count, 'more request')}, only counted and not shown one by one.`
    }
    case 'adminSocket':
      return event.state === 'answers'
        ? 'HAProxy answers on its admin socket.'
        : 'HAProxy does not answer on its admin socket: figures stand still, and settings cannot be changed while it runs. Restart HAProxy, or reset.'
    case 'untold':
      return `HAProxy, pid ${event.pid}, could not be told that ${event.server} is ${event.state === 'drain' ? 'drained' : 'in maintenance'}: it gives it requests as its health allows. Set it again.`
    case 'keys':
      return `${counted(event.of.length, 'key was', 'keys were')} asked for, and each has the server that answered it.`
    case 'secured':
      return securedText(event)
    case 'certificate':
      return `A certificate is made for ${event.subject}; it is valid until ${event.validTo}.`
    default:
      return event satisfies never
  }
}

function reloadText(event: ProxyEvent & { type: 'reload' }): string {
  const { state, pid, oldPid, lost, killed = false } = event
  switch (state) {
    case 'started':
      return `Another HAProxy is started, pid ${pid}: it takes the listening sockets from pid ${oldPid}.`
    case 'ready':
      return `HAProxy, pid ${pid}, has the listening sockets now.`
    case 'done':
      return `The HAProxy before, pid ${oldPid}, ${killed ? 'did not end in time and was killed' : 'is gone'}: ${counted(lost ?? 0, 'request')} lost.`
    case 'failed':
      return `HAProxy, pid ${pid}, did not start: pid ${oldPid} goes on as before.`
    default:
      return state satisfies never
  }
}

function securedText({
  protocol,
  cipher,
  trusted,
  error,
}: ProxyEvent & { type: 'secured' }): string {
  if (protocol === null) return `No TLS connection came about: ${noTlsWords(error)}.`
  const trust = trusted
    ? 'the client trusts the certificate'
    : `the client does not trust it (${error})`
  return `The connection is encrypted by ${protocol}, ${cipher}; ${trust}.`
}

/** Why there is no TLS, by Node's code. */
function noTlsWords(error: string | null): string {
  if (error === null) return 'the other side closed it'
  return isDistrust(error)
    ? `the client does not trust the certificate (${error}) and broke off`
    : error
}

function proxiedText(event: ProxyEvent & { type: 'proxied' }): string {
  const { request, server, status, termination, Ta, late } = event
  const which = request === null ? 'a request' : `request ${request}`
  const words = terminationWords({ termination, server })
  const after = time(Math.max(0, Ta) * 1000)
  if (words === '' && server !== null)
    return late
      ? `HAProxy passed on the answer of ${server} to ${which}, ${status}, after ${after}, to nobody: the client had given it up.`
      : `HAProxy passed on the answer of ${server} to ${which}, ${status}, after ${after}.`
  const sent = status < 0 ? 'no answer' : String(status)
  if (words === '') return `HAProxy answered ${which} with ${sent} itself, after ${after}.`
  const gone = late ? ' The client had given it up before.' : ''
  return `HAProxy ended ${which} with ${sent} after ${after}, ${termination.slice(0, 2)}: ${words}.${gone}`
}
