import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxyAlgorithm } from '@loopscope/shared/lab/proxy/proxyNames'

/** Requests that each server was given under one algorithm, since it was last chosen: web-api-1 first. */
export type AlgorithmShares = ReadonlyMap<ProxyAlgorithm, readonly number[]>

/** Reads the recording up to and with index `cursor`. What HAProxy gave to no server is not counted; an algorithm that gave none is left out. */
export function algorithmShares(events: readonly LabEvent[], cursor: number): AlgorithmShares {
  const shares = new Map<ProxyAlgorithm, number[]>()
  let algorithm: ProxyAlgorithm | null = null
  const add = (server: string | null, count: number) => {
    const counts = algorithm === null ? undefined : shares.get(algorithm)
    const index = Number(/^web-api-(\d+)$/.exec(server ?? '')?.[1]) - 1
    if (counts?.[index] !== undefined) counts[index] += count
  }
  for (let i = 0; i <= cursor; i++) {
    const event = events[i]
    if (event?.type === 'proxySettings') {
      const { algorithm: next, servers } = event.settings
      if (next === algorithm && shares.get(next)?.length === servers.length) continue
      algorithm = next
      shares.set(next, new Array<number>(servers.length).fill(0))
    } else if (event?.type === 'proxied') add(event.server, 1)
    else if (event?.type === 'proxiedSum')
      for (const { server, count } of event.rows) add(server, count)
  }
  for (const [name, counts] of shares) if (counts.every((count) => count === 0)) shares.delete(name)
  return shares
}
