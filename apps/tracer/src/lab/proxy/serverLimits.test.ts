import { setTimeout as sleep } from 'node:timers/promises'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../testing/proxyLab.ts'
import { proxyReady } from '../../testing/testSession.ts'

describe.skipIf(isHaproxyMissing)('a reload of HAProxy', () => {
  const lab = proxyLab('queue')

  const [server] = PROXY_STARTS.queue.servers
  const reloaded = () =>
    lab.until(({ proxy }) => proxy?.reload?.state === 'done').then(({ proxy }) => proxy?.reload)

  /** Requests that HAProxy could not pass on, or no answer of. */
  const ownErrors = () =>
    lab
      .proxy()
      .ended.filter(({ termination }) => !termination.startsWith('--'))
      .reduce((sum, { count }) => sum + count, 0)

  it.each([...['compression', 'tls', 'balance', 'algorithms']] as const)(
    'from the queue at work to %s loses nothing, though its server takes two at once',
    async (experiment) => {
      await lab.act('experiment', { experiment: 'queue' })
      await lab.act('send', { count: 16, at: 'once' })
      await lab.until(({ totals }) => totals.inFlight === 16)
      // Two are with the server and six in the queue for it; the others wait in the kernel for the next HAProxy.
      await sleep(300)
      const from = lab.events.length
      await lab.act('experiment', { experiment })
      await lab.until(({ totals }) => totals.inFlight === 0)
      const { lost } = (await reloaded()) ?? {}
      await lab.until(({ proxy, totals }) => proxy?.proxied === totals.sent)
      const states = lab.events
        .slice(from)
        .flatMap((event) => (event.type === 'server' ? [event.check] : []))
      expect([ownErrors(), lost, states.includes('SOCKERR')]).toEqual([0, 0, false])
      await lab.until(proxyReady(PROXY_STARTS[experiment].servers.length))
      await lab.send(5)
      expect(ownErrors()).toBe(0)
    },
    60_000,
  )

  it('into the queue, and within it, loses nothing of what two HAProxies have', async () => {
    await lab.act('experiment', { experiment: 'compression' })
    await lab.until(proxyReady(1))
    const { sent } = lab.now().totals
    const before = ownErrors()
    await lab.act('slow', { process: 'web-api-1', slowMs: 2000 })
    await lab.act('stream', { rate: 10 })
    await lab.until(({ totals }) => totals.sent > sent + 10)
    await lab.act('experiment', { experiment: 'queue' })
    await lab.act('stream', { rate: 1 })
    await lab.act('set', { settings: { retries: 2 } })
    await lab.until(({ totals }) => totals.sent > sent + 16)
    await lab.act('stream', { rate: 0 })
    await lab.until(({ totals }) => totals.inFlight === 0)
    await lab.until(({ proxy, totals }) => proxy?.proxied === totals.sent)
    expect(ownErrors() - before).toBe(0)
  }, 60_000)

  it('has the server drop what is beyond its limit as soon as the HAProxy before is gone', async () => {
    await lab.act('experiment', { experiment: 'queue' })
    const servers = [{ ...server, maxconn: 0, slowMs: 300 }]
    await lab.act('set', { settings: { servers, redispatch: true } })
    await reloaded()
    expect(await lab.send(6, { at: 'once' })).toEqual({ 200: 2, '502 SH': 4 })
  })

  it('counts as lost what a server drops meanwhile, and not what a kill harms', async () => {
    // Without another attempt that would meet the server when it has room again.
    const servers = [{ ...server, maxconn: 0, maxConnections: 0, slowMs: 2000 }]
    await lab.act('set', { settings: { servers, retries: 0, redispatch: false } })
    await reloaded()
    const lost = async (maxconn: number, meanwhile: () => unknown) => {
      await lab.act('stream', { rate: 10 })
      const before = ownErrors()
      const { answered } = lab.now().totals
      await lab.until(({ totals }) => totals.answered > answered && totals.inFlight > 2)
      await lab.act('set', { settings: { maxconn } })
      await meanwhile()
      await lab.until(() => ownErrors() > before)
      await lab.act('stream', { rate: 0 })
      const reload = await reloaded()
      await lab.until(({ totals }) => totals.inFlight === 0)
      await lab.until(({ proxy, totals }) => proxy?.proxied === totals.sent)
      return [ownErrors() - before, reload?.lost]
    }
    const order = { do: 'set', slowMs: 2000, maxConnections: 1 } as const
    const [dropped, lostSo] = await lost(20, () =>
      lab.session.tree?.guard.send({ order, for: 'web-api-1' }),
    )
    expect([(dropped ?? 0) > 0, lostSo]).toEqual([true, dropped])
    const [harmed, lostThen] = await lost(21, () => lab.act('kill', { process: 'web-api-1' }))
    expect([(harmed ?? 0) > 0, lostThen]).toEqual([true, 0])
  }, 60_000)

  // Last: what the killed one had is in no log.
  it('holds again when an HAProxy that is frozen as it hands over is killed, as its time is over', async () => {
    const servers = [{ ...server, maxconn: 0, slowMs: 5000 }]
    await lab.anew()
    await lab.act('set', { settings: { servers } })
    await reloaded()
    const old = lab.now().processes.find(({ id }) => id === lab.proxy().process)
    const { tree } = lab.session
    if (tree === null) throw new Error('no processes')
    tree.haproxy.patienceMs = 2000
    await lab.act('send', { count: 2, at: 'once' })
    await lab.until(({ totals }) => totals.inFlight === 2)
    await lab.act('set', { settings: { retries: 1 } })
    process.kill(old?.pid ?? 0, 'SIGSTOP')
    expect([tree.limits.lifted, lab.last('action')?.result]).toEqual([
      true,
      'Set: retries. Another HAProxy has taken over with the new configuration. Until the HAProxy before is gone, 31 s at most, no server drops a connection for its server.maxConnections.',
    ])
    const reload = await reloaded()
    expect([reload?.killed, reload?.oldPid, tree.limits.lifted]).toEqual([true, old?.pid, false])
    tree.haproxy.patienceMs = 31_000
    await lab.act('set', { settings: { servers: [{ ...server, maxconn: 0, slowMs: 300 }] } })
    await lab.until(({ totals }) => totals.inFlight === 0)
    expect(await lab.send(6, { at: 'once' })).toEqual({ 200: 2, '502 SH': 4 })
  }, 60_000)
})
