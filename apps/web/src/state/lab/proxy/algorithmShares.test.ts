import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxyAlgorithm } from '@loopscope/shared/lab/proxy/proxyNames'
import { expect, it } from 'vitest'
import { algorithmShares } from './algorithmShares.ts'

const chosen = (algorithm: ProxyAlgorithm): LabEvent => ({
  ...({ type: 'proxySettings', at: 0 } as const),
  settings: { ...PROXY_STARTS.algorithms, algorithm },
})
const given = (
  ...counts: readonly (readonly [server: string | null, count: number])[]
): LabEvent => ({
  ...({ type: 'proxiedSum', at: 0, from: 0, to: 0 } as const),
  rows: counts.map(([server, count]) => ({
    ...{ server, status: 200, termination: '--', count, retried: 0, last: 0 },
  })),
})

it('counts under each algorithm what its servers were given since it was chosen', () => {
  const events = [
    chosen('roundrobin'),
    given(['web-api-1', 100], ['web-api-2', 100], ['web-api-3', 100]),
    chosen('first'),
    given(['web-api-1', 300], [null, 7]),
    chosen('roundrobin'),
    given(['web-api-2', 1]),
  ]
  expect([...algorithmShares(events, 3)]).toEqual([
    ['roundrobin', [100, 100, 100]],
    ['first', [300, 0, 0]],
  ])
  // Chosen anew, and not asked yet.
  expect([...algorithmShares(events, 4).keys()]).toEqual(['first'])
  expect(algorithmShares(events, 5).get('roundrobin')).toEqual([0, 1, 0])
})
