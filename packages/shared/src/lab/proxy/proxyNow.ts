import { counted } from '../labWords.ts'
import type { ProxyEvent } from './proxyEvents.ts'

/** What has just happened, of the events that this demo alone has. */
export function proxyNow(event: ProxyEvent): string {
  switch (event.type) {
    case 'proxySettings':
      return `Settings: balance ${event.settings.algorithm}, ${counted(event.settings.servers.length, 'server')}.`
    case 'config':
      return event.valid
        ? `HAProxy's own check takes configuration ${event.generation}.`
        : `HAProxy's own check refuses configuration ${event.generation}.`
    case 'reload':
      return reloadText(event)
    case 'server':
      return `HAProxy has ${event.server} as ${event.status}.`
    case 'check':
      return `A health check, GET ${event.path}, has reached ${event.server}.`
    case 'proxyStat':
      return "A look at HAProxy's figures."
    case 'proxied': {
      const by = event.server === null ? 'without a server' : `by way of ${event.server}`
      const sent = event.status < 0 ? 'no status' : event.status
      return `HAProxy logged a request: ${sent} ${by}, termination state ${event.termination}.`
    }
    case 'proxiedSum': {
      const count = event.rows.reduce((sum, row) => sum + row.count, 0)
      return `HAProxy logged ${counted(count, 'request')} beside those told one by one.`
    }
    case 'adminSocket':
      return event.state === 'answers'
        ? 'HAProxy answers on its admin socket.'
        : 'HAProxy does not answer on its admin socket: figures stand still, and settings cannot be changed while it runs. Restart HAProxy, or reset.'
    case 'keys':
      return `${counted(event.of.length, 'key')} were asked for, and each has the server that answered it.`
    case 'secured':
      return securedText(event)
    case 'certificate':
      return `A certificate is made for ${event.subject}; it is valid until ${event.validTo}.`
    default:
      return event satisfies never
  }
}

function reloadText({ state, pid, oldPid, lost }: ProxyEvent & { type: 'reload' }): string {
  switch (state) {
    case 'started':
      return `Another HAProxy is started, pid ${pid}: it takes the listening sockets from pid ${oldPid}.`
    case 'ready':
      return `HAProxy, pid ${pid}, has the listening sockets now.`
    case 'done':
      return `The HAProxy before, pid ${oldPid}, is gone: ${counted(lost ?? 0, 'request')} lost.`
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
  if (protocol === null)
    return `No TLS connection came about: ${error ?? 'the other side closed it'}.`
  const trust = trusted
    ? 'the client trusts the certificate'
    : `the client does not trust it (${error})`
  return `The connection is encrypted by ${protocol}, ${cipher}; ${trust}.`
}
