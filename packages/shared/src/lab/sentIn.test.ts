import { expect, it } from 'vitest'
import { readShippedLab } from '../../fixtures/readShippedLab.ts'
import { LabFold } from './labAt.ts'
import type { LabEvent } from './labEvent.ts'
import type { LabMoment } from './labMoment.ts'
import { PROXY_STARTS } from './proxy/config/proxyPresets.ts'
import { sentIn } from './sentIn.ts'

it('counts what the cluster’s client sends while its tab is chosen, and not what it had sent after that', () => {
  const shipped = readShippedLab('haproxy-cluster')
  const until = shipped.findLastIndex(({ type }) => type === 'action')
  const events = shipped.slice(0, until + 1)
  const { at, totals, beside } = new LabFold([...events]).at(until) as LabMoment
  const [own, clusters] = [totals.sent, beside?.totals.sent ?? 0]
  expect(clusters).toBeGreaterThan(0)
  const tab = (experiment: 'balance' | 'cluster'): LabEvent => ({
    ...{ type: 'proxySettings', at, settings: PROXY_STARTS[experiment] },
  })
  const now = new LabFold([...events, tab('balance'), tab('cluster')])
  const counted = [0, 1, 2].map((more) => sentIn(now.at(until + more) as LabMoment))
  expect(counted).toEqual([own + clusters, own, own])
})
