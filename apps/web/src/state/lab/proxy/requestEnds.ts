import type { ProxiedCount, ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { terminationWords } from '@loopscope/shared/lab/proxy/terminationWords'

/** Requests that ended alike: with one status, and by the words for their termination state. */
export type RequestEnd = ProxiedCount & { readonly words: string }

/** Each way in which requests of the epoch ended, servers that were taken out meanwhile included. The counts add up to `proxied`. */
export function requestEnds({
  ended,
  servers,
  away,
}: Pick<ProxyMoment, 'ended' | 'servers' | 'away'>): readonly RequestEnd[] {
  const all = [...servers, ...away]
  const ends: RequestEnd[] = []
  const add = (one: ProxiedCount, server: string | null) => {
    const how = terminationWords({ termination: one.termination, server })
    const words = one.late
      ? `${how === '' ? '' : `${how}; `}the client had given it up before`
      : how
    const same = ends.findIndex((end) => end.status === one.status && end.words === words)
    const known = ends[same]
    if (known === undefined) ends.push({ ...one, words })
    else ends[same] = { ...known, count: known.count + one.count }
  }
  for (const { name, ended: own } of all) for (const one of own) add(one, name)
  // What is left was given to no server.
  for (const one of ended) {
    const given = all
      .flatMap((server) => server.ended)
      .filter(
        (own) =>
          own.status === one.status && own.termination === one.termination && own.late === one.late,
      )
      .reduce((sum, own) => sum + own.count, 0)
    if (one.count > given) add({ ...one, count: one.count - given }, null)
  }
  return ends.sort((a, b) => a.status - b.status || b.count - a.count)
}
