import type { ProxyMoment, ProxyServerMoment } from './proxyMoment.ts'

type Counts = Partial<Pick<ProxyServerMoment, 'figures' | 'requests' | 'ended'>>

/**
 * Counts something of the server of this name, which may be one that the configuration has no more (an HAProxy before a reload
 * still answers for it) or not yet (the next one does already).
 */
export function countOf(
  proxy: ProxyMoment,
  name: string,
  count: (server: ProxyServerMoment) => Counts,
): ProxyMoment {
  const counted = (server: ProxyServerMoment) =>
    server.name === name ? { ...server, ...count(server) } : server
  if (proxy.servers.some((server) => server.name === name))
    return { ...proxy, servers: proxy.servers.map(counted) }
  const known = proxy.away.some((server) => server.name === name)
  const away = known ? proxy.away : [...proxy.away, newServer(name)]
  return { ...proxy, away: away.map(counted) }
}

/** A server of which nothing is told yet. */
export function newServer(name: string): ProxyServerMoment {
  return {
    ...{ name, state: null, up: false, changedAt: null, checkedAt: null, nextCheckAt: null },
    ...{ figures: null, downs: 0, requests: 0, ended: [] },
  }
}

/** The server as it is when it comes (back) into the configuration: of before there are its counts alone. */
export function countedAgain({ name, figures, downs, requests, ended }: ProxyServerMoment) {
  return { ...newServer(name), figures, downs, requests, ended }
}
