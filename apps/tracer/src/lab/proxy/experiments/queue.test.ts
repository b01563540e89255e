import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../../testing/proxyLab.ts'

describe.skipIf(isHaproxyMissing)('a queue', () => {
  const lab = proxyLab('queue')

  const [server] = PROXY_STARTS.queue.servers
  const set = (values: object, more: object = {}) =>
    lab.act('set', { settings: { servers: [{ ...server, slowMs: 300, ...values }], ...more } })

  it('in front of a server that does two at once gives all of ten their answer, two at a time', async () => {
    await set({ slowMs: 1000 })
    const from = lab.events.length
    expect(await lab.send(10, { at: 'once' })).toEqual({ 200: 10 })
    // Eight are let in, two of them at once to the server; the last two wait in the kernel, where HAProxy does not see them.
    const queued = lab.events
      .slice(from)
      .flatMap((event) => (event.type === 'proxied' && event.Tw > 0 ? [event.request] : []))
    expect(new Set(queued).size).toBe(8)
    await lab.until((moment) => moment.proxy?.backend?.qmax === 6)
  })

  it('grows by what is sent at once while others wait in it', async () => {
    await set({ slowMs: 1000 })
    await lab.act('send', { count: 6, at: 'once' })
    await lab.act('send', { count: 10, at: 'once' })
    await lab.until(({ totals }) => totals.inFlight === 16)
    await lab.until(({ totals }) => totals.inFlight === 0)
  })

  it('is worked off when the limit that it comes from is taken away', async () => {
    await set({ slowMs: 1000 })
    await lab.until(({ proxy, totals }) => proxy?.proxied === totals.sent)
    const before = lab.now().totals
    await lab.act('send', { count: 6, at: 'once' })
    await lab.until(({ totals }) => totals.inFlight === 6)
    await lab.act('maxconn', { process: 'web-api-1', maxconn: 0 })
    const { totals } = await lab.until((moment) => moment.totals.inFlight === 0)
    expect([totals.answered - before.answered, lab.proxy().settings?.servers[0]?.maxconn]).toEqual([
      6, 0,
    ])
    expect(lab.last('answer')?.status).toBe(200)
    await set({ slowMs: 300 })
  })

  it('that is not there, six at once become two answers and four times 502', async () => {
    await set({ maxconn: 0 })
    expect(await lab.send(6, { at: 'once' })).toEqual({ 200: 2, '502 SH': 4 })
  })

  it('has a time limit of its own: who waits longer gets 503', async () => {
    const timeouts = { ...PROXY_STARTS.queue.timeouts, queueMs: 1000 }
    await set({ slowMs: 3000 }, { timeouts })
    expect(await lab.send(6, { at: 'once' })).toEqual({ 200: 2, '503 sQ': 4 })
  })

  it('is no rate limit: that one answers the sixth within its period with 429', async () => {
    await set({ maxconn: 0, maxConnections: 0 }, { rateLimit: { requests: 5, seconds: 10 } })
    expect(await lab.send(8, { at: 'once' })).toEqual({ 200: 5, '429 PR': 3 })
  })

  it('sends 60 at once through two connections without one being dropped', async () => {
    const { timeouts, rateLimit } = PROXY_STARTS.queue
    await set({ slowMs: 20 }, { timeouts, rateLimit, maxconn: 0 })
    expect(await lab.send(60, { at: 'once' })).toEqual({ 200: 60 })
  })

  it('is not filled by the stream of a tab before it, which could not be ended here', async () => {
    await lab.act('experiment', { experiment: 'balance' })
    await lab.act('stream', { rate: 20 })
    await lab.act('experiment', { experiment: 'queue' })
    expect([lab.proxy().rate, lab.last('action')?.result]).toEqual([
      0,
      expect.stringContaining('The stream ends.'),
    ])
    await lab.until(({ totals }) => totals.inFlight === 0)
    const { sent } = lab.now().totals
    await lab.send(3)
    expect(lab.now().totals.sent).toBe(sent + 3)
  })
})
