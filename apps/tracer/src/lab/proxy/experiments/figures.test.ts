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

  it('count a 503 of a dead server as its connection error, and as 5xx of backend and frontend alone', async () => {
    const settings = { retries: 0, redispatch: false }
    const check = { kind: 'none', interMs: 2000, fall: 3, rise: 2 }
    await lab.act('set', { settings: { ...settings, check } })
    await lab.act('kill', { process: 'web-api-1' })
    await send(10, 24)
    await lab.until(({ proxy }) => proxy?.servers[0]?.figures?.econ === 5)
    expect(['web-api-1', 'web-api-2', 'backend', 'frontend'].map(row)).toMatchObject([
      { econ: 5, hrsp_5xx: 0 },
      { econ: 0, hrsp_5xx: 0 },
      { econ: 5, hrsp_5xx: 5 },
      { econ: 0, hrsp_5xx: 5 },
    ])
  })
})
