import type { ProxyEventOf } from './proxyEvents.ts'
import type { ProxyMoment, ProxyServerMoment } from './proxyMoment.ts'

/** A server after HAProxy has told of its state. */
export function foldServer(
  proxy: ProxyMoment,
  { state: was, changedAt, up: wasUp, downs }: ProxyServerMoment,
  event: ProxyEventOf<'server'>,
): Partial<ProxyServerMoment> {
  const up = isUp(event.status)
  const failed = was !== null && (event.health < was.health || event.check !== was.check)
  return {
    ...(failed && checkedAt(proxy, event.at)),
    state: event,
    // It is never taken to be DOWN but by checks, or by errors that count as such.
    downs: isDown(event) && (was === null || !isDown(was)) ? downs + 1 : downs,
    up,
    changedAt: was === null || up !== wasUp ? event.at : changedAt,
  }
}

const isDown = ({ status }: ProxyEventOf<'server'>) => status.startsWith('DOWN')

/** Whether HAProxy gives requests to a server of this status. */
export function isUp(status: string): boolean {
  return /^(?:UP|no check)/.test(status)
}

/** It has just been checked. */
export function checkedAt({ settings }: ProxyMoment, at: number): Partial<ProxyServerMoment> {
  const inter = settings?.check.kind === 'none' ? null : (settings?.check.interMs ?? null)
  return { checkedAt: at, nextCheckAt: inter === null ? null : at + inter * 1000 }
}
