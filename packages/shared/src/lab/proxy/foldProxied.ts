import { countOf } from './countOf.ts'
import type { ProxyEventOf } from './proxyEvents.ts'
import type { ProxiedCount, ProxyMoment } from './proxyMoment.ts'

const KEPT = 12

/** Requests that ended, counted by server, status and termination state. */
export function foldProxied(
  proxy: ProxyMoment,
  event: ProxyEventOf<'proxied'> | ProxyEventOf<'proxiedSum'>,
): ProxyMoment {
  if (event.type === 'proxiedSum') return untold(event.rows.reduce(count, proxy), event)
  const counted = count(proxy, { ...event, count: 1 })
  const last = { ...event, untoldAfter: 0 }
  return { ...counted, lastProxied: [...proxy.lastProxied.slice(1 - KEPT), last] }
}

/** Those of a sum came after the last that was told by itself. */
function untold(proxy: ProxyMoment, { rows }: ProxyEventOf<'proxiedSum'>): ProxyMoment {
  const last = proxy.lastProxied.at(-1)
  if (last === undefined) return proxy
  const untoldAfter = rows.reduce((sum, row) => sum + row.count, last.untoldAfter)
  return { ...proxy, lastProxied: [...proxy.lastProxied.slice(0, -1), { ...last, untoldAfter }] }
}

function count(proxy: ProxyMoment, row: ProxiedCount & { server: string | null }): ProxyMoment {
  const next = {
    ...proxy,
    proxied: proxy.proxied + row.count,
    ended: added(proxy.ended, row),
  }
  return row.server === null
    ? next
    : countOf(next, row.server, ({ requests, ended }) => ({
        requests: requests + row.count,
        ended: added(ended, row),
      }))
}

function added(
  ended: readonly ProxiedCount[],
  { status, termination, late, count: more }: ProxiedCount,
): readonly ProxiedCount[] {
  const isSame = (one: ProxiedCount) =>
    one.status === status && one.termination === termination && one.late === late
  if (!ended.some(isSame))
    return [...ended, { status, termination, ...(late && { late }), count: more }]
  return ended.map((one) => (isSame(one) ? { ...one, count: one.count + more } : one))
}
