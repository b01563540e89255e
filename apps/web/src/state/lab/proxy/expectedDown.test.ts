import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { expectedDown } from './expectedDown.ts'

const S = 1_000_000
const fold = new LabFold(readLabFixture('haproxyFailovers'))
const moments = fold.events.map((_, cursor) => fold.at(cursor) as LabMoment)

/** What was expected at each moment of a failure until it was DOWN, and when that was. */
const runs = moments.flatMap((moment, index) => {
  const { proxy, at } = moment
  const before = moments[index - 1]?.proxy?.failover
  if (!proxy?.failover || proxy.failover.at === before?.at) return []
  const { at: begun } = proxy.failover
  const during = moments.filter((one) => one.proxy?.failover?.at === begun && one.at >= at)
  const told = during.flatMap(({ proxy: then }) => {
    const server = then?.servers.find(({ name }) => name === then.failover?.server)
    if (!then?.failover || !then.settings || server === undefined) return []
    return expectedDown(then.failover, server, then.settings) ?? []
  })
  const { preset, cause, downAt } = during.at(-1)?.proxy?.failover ?? proxy.failover
  return [{ name: `${preset} ${cause}`, told, took: (downAt ?? 0) - begun }]
})

it('what is expected of a killed and of a frozen server, with each preset, is what came', () => {
  expect(runs.map(({ name }) => name)).toEqual([
    ...['notes killed', 'notes frozen', 'fast killed', 'fast frozen'],
    ...['onError killed', 'onError frozen'],
  ])
  for (const { name, told, took } of runs) {
    expect([name, told.length > 0]).toEqual([name, true])
    for (const { after, atLatest } of told) {
      expect([name, atLatest]).toEqual([name, name === 'onError killed'])
      // HAProxy is looked at ten times a second.
      if (atLatest) expect(after - took).toBeGreaterThan(-0.25 * S)
      else expect([name, Math.abs(after - took) / S < 0.4]).toEqual([name, true])
    }
  }
})

it('a check that times out takes timeout check where that is set, and else as long as inter', () => {
  const { check, observe, timeouts } = PROXY_STARTS.balance
  const failover = {
    cause: 'frozen',
    at: 6 * S,
    downAt: null,
    takenOutAt: null,
    upAt: null,
    backAt: null,
  } as Failover
  const state = { health: 4, rise: 2 } as NonNullable<
    NonNullable<LabMoment['proxy']>['servers'][number]['state']
  >
  const server = { state, nextCheckAt: 7.6 * S }
  const after = (checkMs: number, cause: Failover['cause'] = 'frozen') =>
    expectedDown({ ...failover, cause }, server, {
      check,
      observe,
      timeouts: { ...timeouts, checkMs },
    })?.after
  expect([after(0, 'killed'), after(0), after(500)]).toEqual([5.6 * S, 11.6 * S, 7.1 * S])
  expect(expectedDown({ ...failover, downAt: 7 * S }, server, PROXY_STARTS.balance)).toBe(null)
  expect(expectedDown(failover, { ...server, nextCheckAt: null }, PROXY_STARTS.balance)).toBe(null)
})
