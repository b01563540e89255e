import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../../testing/proxyLab.ts'

describe.skipIf(isHaproxyMissing)('the figures of HAProxy', () => {
  const lab = proxyLab('stats')

  const row = (name: string) => {
    const { proxy } = lab.now()
    return [
      proxy?.frontend,
      proxy?.backend,
      ...(proxy?.servers ?? []).map(({ figures }) => figures),
    ].find((figures) => figures?.row === name)
  }
  async function send(count: number, total: number): Promise<void> {
    await lab.act('send', { count })
    await lab.until(({ proxy }) => proxy?.backend?.stot === total)
  }

  it('begin at 0 in another HAProxy, and the sums say how much was counted before', async () => {
    await send(10, 10)
    expect(row('backend')).toMatchObject({ stot: 10, carried: 0 })
    await lab.act('set', { settings: { redispatch: true } })
    await lab.until(({ proxy }) => proxy?.backend?.carried === 10)
    await send(4, 14)
    // Counted when they were answered, and not when they were sent on.
    await lab.until(({ proxy }) => proxy?.backend?.hrsp_2xx === 14)
    expect([row('backend'), row('web-api-1')]).toMatchObject([
      { stot: 14, carried: 10, hrsp_2xx: 14 },
      { stot: 7, carried: 5, hrsp_2xx: 7 },
    ])
    // HAProxy's own page knows nothing of the ten.
    const { text } = await lab.session.stats('csv')
    const [names = '', ...lines] = text.replace(/^# /, '').split('\n')
    const at = names.split(',').indexOf('stot')
    const own = lines.find((line) => line.startsWith('web-api,BACKEND'))?.split(',')[at]
    expect(own).toBe('4')
  })

  it('say which requests HAProxy answered itself, over a reload too: its own figures, and what a rule refused', async () => {
    await lab.session.stats('csv')
    await lab.session.stats('html')
    // The test before has asked for them too.
    await lab.until(() => row('frontend')?.intercepted === 3)
    await lab.act('set', { settings: { rateLimit: { requests: 1, seconds: 60 } } })
    await lab.send(3)
    await lab.until(() => row('frontend')?.dreq === 2)
    await lab.act('set', { settings: { rateLimit: { requests: 0, seconds: 10 } } })
    await lab.until(({ proxy }) => proxy?.backend?.carried === 15)
    const { req_tot = 0, intercepted = 0, dreq = 0, ereq } = row('frontend') ?? {}
    expect([intercepted, dreq, ereq, req_tot - intercepted - dreq]).toEqual([
      ...[3, 2, 0, row('backend')?.stot],
    ])
  })

  it('count a 503 of a dead server as its connection error, and as 5xx of backend and frontend alone', async () => {
    const settings = { retries: 0, redispatch: false }
    const check = { kind: 'none', interMs: 2000, fall: 3, rise: 2 }
    await lab.act('set', { settings: { ...settings, check } })
    await lab.act('kill', { process: 'web-api-1' })
    await send(10, 25)
    await lab.until(({ proxy }) => proxy?.servers[0]?.figures?.econ === 5)
    expect(['web-api-1', 'web-api-2', 'backend', 'frontend'].map(row)).toMatchObject([
      { econ: 5, hrsp_5xx: 0 },
      { econ: 0, hrsp_5xx: 0 },
      { econ: 5, hrsp_5xx: 5 },
      { econ: 0, hrsp_5xx: 5 },
    ])
  })

  it('keep the count of a server that is taken out and comes back, and add up all the while', async () => {
    await lab.anew()
    const server = PROXY_STARTS.stats.servers[0]
    const take = async (count: number) => {
      await lab.act('set', { settings: { servers: new Array(count).fill(server) } })
      await lab.until(({ proxy }) => proxy?.servers.length === count)
      await lab.until(({ proxy }) => proxy?.servers.every(({ up }) => up) === true)
    }
    /** By the log, and by HAProxy's own figures: of servers there are, of those taken out, of all. */
    const counts = () => {
      const { servers, away, backend, proxied } = lab.proxy()
      const of = (list: typeof servers) =>
        list.map(({ requests, figures }) => [requests, figures?.stot])
      return { servers: of(servers), away: of(away), all: [proxied, backend?.stot] }
    }
    await take(3)
    await lab.send(9)
    await lab.until(({ proxy }) => proxy?.backend?.stot === 9)
    await take(2)
    await lab.send(4)
    await lab.until(({ proxy }) => proxy?.backend?.stot === 13)
    expect(counts()).toEqual({
      servers: [
        [5, 5],
        [5, 5],
      ],
      away: [[3, 3]],
      all: [13, 13],
    })
    await take(3)
    await lab.send(3)
    await lab.until(({ proxy }) => proxy?.backend?.stot === 16)
    expect(counts()).toEqual({
      servers: [
        [6, 6],
        [6, 6],
        [4, 4],
      ],
      away: [],
      all: [16, 16],
    })
  })

  it('count nothing twice when the HAProxy before a reload still answers, under load', async () => {
    await lab.anew()
    const settings = (retries: number) => ({ retries, redispatch: false })
    await lab.act('set', { settings: settings(0) })
    await lab.act('stream', { rate: 100 })
    await lab.until(({ totals }) => totals.answered > 50)
    for (const count of [1, 3, 2]) {
      const servers = new Array(count).fill(PROXY_STARTS.stats.servers[0])
      await lab.act('set', { settings: { ...settings(0), servers } })
      const { answered } = lab.now().totals
      await lab.until(({ totals }) => totals.answered > answered + 50)
    }
    await lab.act('stream', { rate: 0 })
    await lab.until(({ totals }) => totals.inFlight === 0)
    await lab.until(({ totals, proxy }) => (proxy?.proxied ?? 0) >= totals.answered)
    const { servers, away, backend, proxied } = lab.proxy()
    expect((backend?.stot ?? 0) <= proxied).toBe(true)
    const all = [...servers, ...away]
    expect(all.filter(({ figures, requests }) => (figures?.stot ?? 0) > requests)).toEqual([])
    expect(all.reduce((sum, { requests }) => sum + requests, 0) <= proxied).toBe(true)
  }, 60_000)
})
