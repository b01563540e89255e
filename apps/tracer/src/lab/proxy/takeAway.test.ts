import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../testing/proxyLab.ts'
import { proxyReady } from '../../testing/testSession.ts'

const isDone = (event: LabEvent): event is ProxyEventOf<'reload'> =>
  event.type === 'reload' && event.state === 'done'
const NAMES = ['web-api-1', 'web-api-2', 'web-api-3'] as const

describe.skipIf(isHaproxyMissing)('a server that a change of settings takes away', () => {
  const lab = proxyLab('algorithms')
  const pidOf = (id: string) => lab.now().processes.find((one) => one.id === id)?.pid

  /** Requests that HAProxy could not pass on, or no answer of. On a busy machine a server may give 500 of its own. */
  const ownErrors = () =>
    lab
      .proxy()
      .ended.filter(({ termination }) => !termination.startsWith('--'))
      .reduce((sum, { count }) => sum + count, 0)

  /** Six requests of two seconds each, two of them on each server, and then another tab, which has two servers. */
  async function leaveAtWork(): Promise<number> {
    await lab.act('experiment', { experiment: 'algorithms' })
    await lab.until(proxyReady(3))
    for (const process of NAMES) await lab.act('slow', { process, slowMs: 2000 })
    const from = lab.events.length
    await lab.act('send', { count: 6, at: 'once' })
    await lab.until(({ totals }) => totals.inFlight === 6)
    await lab.act('experiment', { experiment: 'balance' })
    return from
  }

  it('answers what it has first, and goes then: nothing is lost', async () => {
    const from = await leaveAtWork()
    const { totals } = await lab.until(({ processes }) =>
      processes.some(({ id, exit }) => id === 'web-api-3' && exit !== null),
    )
    const exit = lab.now().processes.find(({ id }) => id === 'web-api-3')?.exit
    await lab.until(({ proxy }) => proxy?.proxied === totals.sent)
    await lab.until(() => lab.events.slice(from).some(isDone))
    expect([exit?.code, ownErrors(), totals.lost, totals.reset]).toEqual([0, 0, 0, 0])
    expect(
      lab.events
        .slice(from)
        .filter(isDone)
        .map(({ lost }) => lost),
    ).toEqual([0])
    // What it was given stands beside its name as long as the epoch lasts.
    expect(lab.proxy().away.map(({ name, requests }) => [name, requests])).toEqual([
      ['web-api-3', 2],
    ])
  })

  it('stays as it is where it is needed again before it has gone', async () => {
    await leaveAtWork()
    const before = pidOf('web-api-3')
    await lab.act('experiment', { experiment: 'algorithms' })
    const { totals } = await lab.until(proxyReady(3))
    expect([pidOf('web-api-3'), ownErrors(), totals.lost]).toEqual([before, 0, 0])
    await lab.send(3)
    expect(ownErrors()).toBe(0)
  })

  it('goes in any case when it is frozen, and what it had is counted as lost by the reload', async () => {
    // The end of the reload before comes when its HAProxy has gone, which may be now.
    const reloads = (state: string) =>
      lab.events.filter((event) => event.type === 'reload' && event.state === state).length
    await lab.until(() => reloads('done') === reloads('started'))
    await lab.act('freeze', { process: 'web-api-3' })
    const from = lab.events.length
    const { sent } = lab.now().totals
    await lab.act('send', { count: 3, at: 'once' })
    await lab.until(({ totals }) => totals.sent === sent + 3 && totals.inFlight === 1)
    await lab.act('experiment', { experiment: 'balance' })
    await lab.until(({ proxy }) => proxy?.settings?.servers.length === 2)
    await lab.until(({ totals }) => totals.inFlight === 0)
    await lab.until(() => lab.events.slice(from).some(isDone))
    expect(
      lab.events
        .slice(from)
        .filter(isDone)
        .map(({ lost }) => lost),
    ).toEqual([1])
  }, 60_000)
})
