import { type ProxyAlgorithm, proxyAlgorithms } from '@loopscope/shared/lab/proxy/proxyNames'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { algorithmShares } from './algorithmShares.ts'
import { expectedShares } from './expectedShares.ts'

/** Sixty equal requests, one after the other, to three servers of weight 1, by each algorithm in turn: recorded from real ones. */
const events = readShippedLab('haproxy-algorithms')
/** Where the algorithm was changed from this one for the first time. */
function shared(algorithm: ProxyAlgorithm): readonly number[] {
  const chosen = events.findIndex(
    (event) => event.type === 'proxySettings' && event.settings.algorithm === algorithm,
  )
  const next = events.findIndex((event, i) => i > chosen && event.type === 'proxySettings')
  return algorithmShares(events, next - 1).get(algorithm) ?? []
}

it.each(proxyAlgorithms)('%s shares out sixty requests as its rule says', (algorithm) => {
  const expected = expectedShares(algorithm, [1, 1, 1], 60)
  const counts = shared(algorithm)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60)
  if (expected.kind === 'exact') expect(counts).toEqual(expected.counts)
  else if (expected.kind === 'one') expect(counts.toSorted((a, b) => b - a)).toEqual([60, 0, 0])
  // By chance: what one run in twenty exceeds by a little.
  else
    expect(
      Math.max(...counts.map((n, i) => Math.abs(n - (expected.counts[i] ?? 0)))),
    ).toBeLessThanOrEqual(3 * expected.within)
})

it('follows weights, and gives nothing to a server of weight 0', () => {
  expect(expectedShares('roundrobin', [3, 1, 0], 300)).toEqual({
    kind: 'exact',
    counts: [225, 75, 0],
  })
  expect(expectedShares('first', [0, 2, 1], 300)).toEqual({ kind: 'exact', counts: [0, 300, 0] })
  expect(expectedShares('roundrobin', [1, 1, 1], 100)).toEqual({
    kind: 'exact',
    counts: [34, 33, 33],
  })
  expect(expectedShares('static-rr', [0, 0], 10)).toEqual({ kind: 'exact', counts: [0, 0] })
  expect(expectedShares('random(1)', [1, 1, 1], 300)).toEqual({
    kind: 'about',
    counts: [100, 100, 100],
    within: 16,
  })
})
