import type { ProxyPreset } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxyMoment } from '@loopscope/shared/lab/proxy/proxyMoment'
import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../../testing/proxyLab.ts'
import { openTestProxy, proxyReady } from '../../../testing/testSession.ts'

describe.skipIf(isHaproxyMissing)('balance and health', () => {
  const lab = proxyLab()

  it('a server that is killed harms most with the notes’ check, fewer with a fast one, and nobody with on-error', async () => {
    const [notes, fast, onError] = await Promise.all(
      (['notes', 'fast', 'onError'] as const).map(failover),
    )
    expect([
      (notes?.harmed ?? 0) > (fast?.harmed ?? 0),
      (fast?.harmed ?? 0) > 0,
      onError?.harmed,
    ]).toEqual([true, true, 0])
    const steps = notes?.steps.map(({ status }) => status)
    // On a busy machine a check may have failed before already, and its server been taken back.
    expect(steps?.filter((status) => !status.startsWith('DOWN 1')).slice(-4)).toEqual([
      ...['UP 2/3', 'UP 1/3', 'DOWN', 'UP'],
    ])
  })

  it('the shallow check sees nothing when recipe-api is dead, the deep one takes all servers out', async () => {
    await lab.act('kill', { process: 'recipe-api' })
    expect(await lab.send(4)).toEqual({ 500: 4 })
    expect(lab.proxy().servers.map(({ up }) => up)).toEqual([true, true])
    await lab.act('set', {
      settings: { check: { kind: 'deep', interMs: 200, fall: 2, rise: 1 } },
    })
    await lab.until((moment) => moment.proxy?.servers.every(({ up }) => !up) ?? false)
    expect(await lab.send(1)).toEqual({ '503 SC': 1 })
    expect(lab.last('proxied')).toMatchObject({ server: null, status: 503 })
    await lab.act('restart', { process: 'recipe-api' })
    await lab.until(proxyReady(2))
    expect(await lab.send(2)).toEqual({ 200: 2 })
  })

  it('a frozen server is no dead one: its checks time out', async () => {
    await lab.anew()
    await lab.act('preset', { preset: 'fast' })
    // A new HAProxy takes a server out by the first check that fails: what is frozen then was DOWN before on a busy machine.
    await lab.until(proxyReady(2))
    await lab.act('stream', { rate: 20 })
    await lab.act('freeze', { process: 'web-api-2' })
    const { proxy: now } = await lab.until((moment) => moment.proxy?.failover?.downAt != null)
    expect([now?.failover?.cause, now?.servers[1]?.state?.check]).toEqual(['frozen', 'L7TOUT'])
    await lab.act('stream', { rate: 0 })
    await lab.until(({ totals }) => totals.inFlight === 0)
    await lab.act('thaw', { process: 'web-api-2' })
    await lab.until((moment) => moment.proxy?.failover?.upAt != null)
    // HAProxy has no error in its log: its clients gave up.
    const { totals, proxy } = await lab.until(
      (moment) => moment.totals.sent === moment.proxy?.proxied,
    )
    const late = proxy?.ended.filter((one) => one.late).reduce((sum, { count }) => sum + count, 0)
    // On a busy machine a check of the other server may have failed, too: HAProxy then has no one to give a request to.
    expect([totals.timedOut > 0, proxy?.lastRuns.fast?.harmed, late]).toEqual([
      ...[true, totals.timedOut + totals.failed, totals.timedOut],
    ])
  })

  it('drained it is given nothing and is checked, in maintenance not even that; ready it is back, over a reload too', async () => {
    await lab.anew()
    for (const [action, status] of [
      ['drain', 'DRAIN'],
      ['maint', 'MAINT'],
    ] as const) {
      await lab.act(action, { process: 'web-api-1' })
      await lab.until((moment) => moment.proxy?.servers[0]?.state?.status === status)
      const before = lab.requests()[0]
      await lab.send(4)
      expect(lab.requests()[0]).toBe(before)
    }
    // For HAProxy it went down; no check had to do with it.
    await lab.until(({ proxy }) => proxy?.servers[0]?.figures?.chkdown === 1)
    expect(lab.proxy().servers.map(({ downs }) => downs)).toEqual([0, 0])
    await lab.act('preset', { preset: 'fast' })
    await lab.until((moment) => moment.proxy?.servers[0]?.state?.status === 'MAINT')
    await lab.send(2)
    await lab.act('ready', { process: 'web-api-1' })
    await lab.until(proxyReady(2))
    const before = lab.requests()
    await lab.send(4)
    expect(lab.requests().map((count, index) => count - (before[index] ?? 0))).toEqual([2, 2])
  })
})

/** web-api-1 of a session of its own, checked in this way, is killed under a stream and comes back: what that came to. */
async function failover(preset: ProxyPreset) {
  const lab = await openTestProxy()
  await lab.until(proxyReady(2))
  await lab.act('preset', { preset })
  await lab.until(proxyReady(2))
  await lab.act('kill', { process: 'web-api-1' })
  await lab.act('stream', { rate: 20 })
  await lab.until(({ proxy }) => proxy?.failover?.downAt != null)
  // What waits for a retry is harmed only when the server is not back by then.
  await lab.act('stream', { rate: 0 })
  await lab.until(({ totals }) => totals.inFlight === 0)
  await lab.act('restart', { process: 'web-api-1' })
  await lab.until(({ proxy }) => proxy?.failover?.upAt != null)
  await lab.until(proxyReady(2))
  // Whoever was answered well after a retry is in HAProxy's figures too, whichever server the retry went to.
  const { proxy } = await lab.until(
    (moment) => retriesIn(moment.proxy) >= (moment.proxy?.failover?.delayed ?? 0),
  )
  await lab.close()
  return proxy?.lastRuns[preset]
}

const retriesIn = (proxy: ProxyMoment | null) =>
  (proxy?.backend?.wretr ?? 0) + (proxy?.backend?.wredis ?? 0)
