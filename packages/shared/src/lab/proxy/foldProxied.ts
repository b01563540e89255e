import type { ProxyEventOf } from './proxyEvents.ts'
import type { ProxiedCount, ProxyMoment } from './proxyMoment.ts'

const KEPT = 12

/** Requests that ended, counted by server, status and termination state. */
export function foldProxied(
  proxy: ProxyMoment,
  event: ProxyEventOf<'proxied'> | ProxyEventOf<'proxiedSum'>,
): ProxyMoment {
  if (event.type === 'proxiedSum') return event.rows.reduce(count, proxy)
  const counted = count(proxy, { ...event, count: 1 })
  return { ...counted, lastProxied: [...proxy.lastProxied.slice(1 - KEPT), event] }
}

function count(proxy: ProxyMoment, row: ProxiedCount & { server: string | null }): ProxyMoment {
  const servers = proxy.servers.map((server) =>
    server.name === row.server
      ? { ...server, requests: server.requests + row.count, ended: added(server.ended, row) }
      : server,
  )
  return {
    ...proxy,
    servers,
    proxied: proxy.proxied + row.count,
    ended: added(proxy.ended, row),
  }
}

function added(
  ended: readonly ProxiedCount[],
  { status, termination, count: more }: ProxiedCount,
): readonly ProxiedCount[] {
  const isSame = (one: ProxiedCount) => one.status === status && one.termination === termination
  if (!ended.some(isSame)) return [...ended, { status, termination, count: more }]
  return ended.map((one) => (isSame(one) ? { ...one, count: one.count + more } : one))
}
