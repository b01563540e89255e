import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { beforeAll, describe, expect, it } from 'vitest'
import { stillAlive } from '../../../testing/leftovers.ts'
import { isHaproxyMissing, proxyLab } from '../../../testing/proxyLab.ts'
import { listening, proxyReady } from '../../../testing/testSession.ts'

/** Both run as a whole, and nothing is on its way on either. */
const bothReady = (moment: LabMoment) =>
  proxyReady(2)(moment) &&
  moment.beside !== null &&
  listening(moment.beside).filter(({ frozen }) => !frozen).length === 2 &&
  moment.beside.totals.inFlight === 0 &&
  moment.beside.processes.some(({ id, state }) => id === 'client' && state === 'online')
const isOver = ({ pair, proxy }: LabMoment) =>
  pair?.cluster.wholeAt != null && pair.haproxy.wholeAt != null && proxy?.failover?.upAt != null
/** Everything has ended, and HAProxy's log of it has come. */
const logged = ({ totals, beside: cluster, proxy }: LabMoment) =>
  totals.inFlight === 0 && cluster?.totals.inFlight === 0 && (proxy?.proxied ?? 0) >= totals.sent
describe.skipIf(isHaproxyMissing)('a cluster beside HAProxy', () => {
  const lab = proxyLab('cluster')

  /** Events of the cluster's own. */
  const beside = (from: number) =>
    lab.events
      .slice(from)
      .filter((event): event is LabEventOf<'beside'> => event.type === 'beside')
      .map(({ event }) => event)
  /** Who had the requests of the cluster's that were lost since then; null: no one had taken them. */
  const losers = (from: number) =>
    beside(from).flatMap((event) =>
      event.type === 'answer' && event.outcome !== 'answered' ? [event.process] : [],
    )

  beforeAll(async () => {
    // As in the notes, but in less time: what a check or a try takes there.
    const { check, timeouts } = PROXY_STARTS.cluster
    const settings = {
      ...{ check: { ...check, interMs: 1000 }, retries: 0 },
      timeouts: { ...timeouts, serverMs: 1000 },
    }
    await lab.act('set', { settings })
    await lab.until(bothReady)
  })

  it('is asked as often, and tells of its processes on the same clock', async () => {
    await lab.act('stream', { rate: 20 })
    await lab.until(({ totals, beside: cluster }) =>
      [totals, cluster?.totals].every((one) => (one?.answered ?? 0) >= 20),
    )
    expect(lab.now().beside?.settings.rate).toBe(lab.now().proxy?.rate)
    const times = lab.events.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    await lab.act('stream', { rate: 0 })
    await lab.until(bothReady)
  })

  it('loses what one worker had, where HAProxy loses what it goes on sending to a dead server', async () => {
    await lab.act('stream', { rate: 20 })
    const begun = lab.now().totals.sent
    await lab.until(({ totals }) => totals.sent > begun + 5)
    const from = lab.events.length
    await lab.act('pair', { do: 'kill' })
    const noted = lab.events
      .slice(from)
      .find((event): event is LabEventOf<'action'> => event.type === 'action')
    expect(noted?.values).toEqual({ do: 'kill', worker: 'worker 1', server: 'web-api-1' })
    await lab.until(({ proxy }) => proxy?.failover?.downAt != null)
    await lab.act('stream', { rate: 0 })
    const { pair, beside: cluster, proxy } = await lab.until(logged)
    expect(pair?.haproxy.lost).toBe(proxy?.failover?.harmed)
    expect(pair?.haproxy.lost).toBeGreaterThan(0)
    expect(losers(from)).not.toContain('worker 2')
    expect([pair?.cluster.wholeAt, pair?.haproxy.wholeAt]).toEqual([null, null])
    expect(cluster === null ? [] : listening(cluster).map(({ id }) => id)).toEqual(['worker 2'])
  })

  it('brings both back, and says which was whole again first', async () => {
    await lab.act('pair', { do: 'back' })
    const { pair } = await lab.until(isOver)
    await lab.until(bothReady)
    // A worker is given requests as soon as it listens; a web-api when two checks have passed.
    expect(pair?.cluster.wholeAt).toBeLessThan(pair?.haproxy.wholeAt ?? 0)
    await expect(lab.act('pair', { do: 'back' })).rejects.toThrow('All of both run already.')
  })

  it('gives a frozen worker nothing more, where HAProxy goes on until its checks fail', async () => {
    await lab.act('stream', { rate: 20 })
    const from = lab.events.length
    await lab.act('pair', { do: 'freeze' })
    const worker = lab.now().pair?.cluster.process ?? ''
    await lab.until(({ proxy }) => proxy?.failover?.downAt != null)
    await lab.act('stream', { rate: 0 })
    const { pair } = await lab.until(logged)
    // What it had, and the one connection that it was about to be given.
    expect(losers(from).filter((by) => by !== null && by !== worker)).toEqual([])
    expect(losers(from).filter((by) => by === null).length).toBeLessThanOrEqual(1)
    expect(pair?.haproxy.lost).toBeGreaterThan(0)
    await lab.act('pair', { do: 'back' })
    await lab.until(isOver)
  }, 60_000)

  it('starts both again by itself when that is asked for', async () => {
    await lab.act('startAgain', { on: true })
    const from = lab.events.length
    await lab.act('pair', { do: 'kill' })
    const roles = (events: readonly LabEvent[]) =>
      events.flatMap((event) =>
        event.type === 'process' && event.state === 'started' ? [event.role] : [],
      )
    // Until its server has been started, HAProxy may not have found out yet, and all looks ready.
    const isBack = () => roles(lab.events.slice(from)).length > 0
    await lab.until(
      (moment) => moment.pair?.cluster.wholeAt != null && isBack() && bothReady(moment),
    )
    expect([roles(beside(from)), roles(lab.events.slice(from))]).toEqual([['worker'], ['server']])
    await lab.act('restart', { process: 'web-api-2' })
    await lab.until(bothReady)
    await lab.act('startAgain', { on: false })
  })

  it('has the buttons of its own processes', async () => {
    const [worker] = listening(lab.now().beside as LabMoment)
    await lab.act('beside', { do: 'restart', process: worker?.id })
    await lab.until(bothReady)
    await expect(lab.act('beside', { do: 'freeze', process: 'primary' })).rejects.toThrow(
      'Only a worker can be frozen or thawed, such as "worker 1".',
    )
    await lab.act('beside', { do: 'kill', process: 'primary' })
    await lab.until(({ beside: cluster }) => cluster?.socket?.owners.length === 0)
    const before = lab.now().epoch
    await lab.act('pair', { do: 'back' })
    expect((await lab.until(bothReady)).epoch).toBe(before + 1)
  })

  it('ends with its experiment, and is there again with it', async () => {
    const workers = beside(0).flatMap((event) => (event.type === 'process' ? [event.pid] : []))
    await lab.act('experiment', { experiment: 'balance' })
    expect(await stillAlive(workers)).toEqual([])
    await expect(lab.act('pair', { do: 'kill' })).rejects.toThrow('No cluster runs beside HAProxy')
    await lab.act('experiment', { experiment: 'cluster' })
    await lab.until(bothReady)
    await lab.act('reset')
    await lab.until(bothReady)
  })
})
