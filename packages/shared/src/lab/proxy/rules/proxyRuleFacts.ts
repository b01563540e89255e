import type { LabMoment } from '../../labMoment.ts'
import type { ProxyServer, ProxySettings } from '../config/proxySettings.ts'
import type { ProxyEventOf } from '../proxyEvents.ts'
import { serverName } from '../proxyNames.ts'

/** The request that has just ended, told one by one, if its termination state begins so. */
export function ended(
  { event }: LabMoment,
  ...states: readonly string[]
): ProxyEventOf<'proxied'> | null {
  return event.type === 'proxied' && states.includes(event.termination.slice(0, 2)) ? event : null
}

export function settingsOf({ proxy }: LabMoment): ProxySettings | null {
  return proxy?.settings ?? null
}

/** What is set of a server. */
export function serverOf(moment: LabMoment, name: string | null): ProxyServer | null {
  return settingsOf(moment)?.servers.find((_, index) => serverName(index) === name) ?? null
}

/** What HAProxy has just told of a server, if its status begins so. */
export function became({ event }: LabMoment, begin: string): ProxyEventOf<'server'> | null {
  return event.type === 'server' && event.status.startsWith(begin) ? event : null
}
