import type { ProxyAlgorithm } from '@loopscope/shared/lab/proxy/proxyNames'

/**
 * What a rule says of equal requests one after the other. exact: so many to each server. about: so many, give or take `within` (two
 * standard deviations). one: all to one server, which one the hash says.
 */
export type ExpectedShares =
  | { readonly kind: 'exact'; readonly counts: readonly number[] }
  | { readonly kind: 'about'; readonly counts: readonly number[]; readonly within: number }
  | { readonly kind: 'one' }

/** Of so many requests without a parameter, a header or a cookie, to servers of these weights. */
export function expectedShares(
  algorithm: ProxyAlgorithm,
  weights: readonly number[],
  requests: number,
): ExpectedShares {
  switch (algorithm) {
    case 'roundrobin':
    case 'static-rr':
    // No one has a connection as the next request comes: of equals the next in turn.
    case 'leastconn':
    // The client keeps no cookie, so it is a new one each time.
    case 'cookie':
    // Where there is nothing to hash, each server in turn.
    case 'url_param':
    case 'hdr':
      return { kind: 'exact', counts: byWeight(weights, requests) }
    case 'first':
      return { kind: 'exact', counts: toFirst(weights, requests) }
    case 'random(1)':
    case 'random(2)': {
      const counts = byWeight(weights, requests)
      const share = Math.max(...counts) / Math.max(1, requests)
      return {
        kind: 'about',
        counts,
        within: Math.round(2 * Math.sqrt(requests * share * (1 - share))),
      }
    }
    case 'source':
    case 'uri':
      return { kind: 'one' }
    default:
      return algorithm satisfies never
  }
}

/** Whole requests, the remainders to the first. */
function byWeight(weights: readonly number[], requests: number): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all === 0) return weights.map(() => 0)
  const counts = weights.map((weight) => Math.floor((requests * weight) / all))
  let left = requests - counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count, i) => {
    const more = (weights[i] ?? 0) > 0 && left > 0 ? 1 : 0
    left -= more
    return count + more
  })
}

function toFirst(weights: readonly number[], requests: number): number[] {
  const first = weights.findIndex((weight) => weight > 0)
  return weights.map((_, i) => (i === first ? requests : 0))
}
