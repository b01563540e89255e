import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { describe, expect, it } from 'vitest'
import { isHaproxyMissing, proxyLab } from '../../testing/proxyLab.ts'
import { proxyReady } from '../../testing/testSession.ts'

const isDone = (event: LabEvent): event is ProxyEventOf<'reload'> =>
  event.type === 'reload' && event.state === 'done'

describe.skipIf(isHaproxyMissing)('the demo haproxy', () => {
  const lab = proxyLab()

  it('runs HAProxy as a user without rights where the service is root, who may write in one folder alone', async () => {
    const pid = lab.now().processes.find(({ role }) => role === 'proxy')?.pid ?? 0
    const own = process.getuid?.() ?? 0
    if (process.platform !== 'linux') return
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1] ?? ''
    const ids = field('Uid').split('\t').map(Number)
    const folder = lab.folder()
    const modes = ['', 'run', 'haproxy.cfg', 'run/admin.sock'].map((name) => {
      const { uid, mode } = statSync(join(folder, name))
      return [name, uid, (mode & 0o777).toString(8)]
    })
    const [user = -1] = ids
    if (own === 0) {
      expect(user).toBeGreaterThanOrEqual(20_000)
      expect([ids, field('CapEff'), field('CapPrm'), field('Groups').trim()]).toEqual([
        ...[[user, user, user, user], '0000000000000000', '0000000000000000', ''],
      ])
      expect(modes).toEqual([
        ...[
          ['', 0, '750'],
          ['run', user, '700'],
          ['haproxy.cfg', 0, '640'],
        ],
        ['run/admin.sock', user, '600'],
      ])
    } else
      expect([ids, modes.map(([, uid]) => uid)]).toEqual([
        ...[
          [own, own, own, own],
          [own, own, own, own],
        ],
      ])
  })

  it('five changes of the algorithm under load lose no request', async () => {
    // So few that a loaded machine answers them all in time.
    await lab.act('stream', { rate: 20 })
    const from = lab.events.length
    for (const algorithm of ['leastconn', 'random(2)', 'static-rr', 'first', 'roundrobin'])
      await lab.act('set', { settings: { algorithm } })
    await lab.until(() => lab.events.slice(from).filter(isDone).length === 5)
    await lab.act('stream', { rate: 0 })
    await lab.until(proxyReady(2))
    const lost = lab.events.slice(from).filter(isDone)
    expect(lost.map((event) => event.lost)).toEqual([0, 0, 0, 0, 0])
    const { totals } = lab.now()
    expect([totals.refused, totals.reset, totals.lost]).toEqual([0, 0, 0])
    // HAProxy's own figures go on over all five: they never fall back.
    const sums = lab.events.slice(from).flatMap((event) => {
      const row = event.type === 'proxyStat' && event.rows.find((one) => one.row === 'frontend')
      return row ? [row.stot] : []
    })
    expect(sums).toEqual(sums.toSorted((one, other) => one - other))
    expect([sums.length > 1, (sums.at(-1) ?? 0) <= totals.sent]).toEqual([true, true])
  })

  it('what somebody asks for beside a stream is told one by one, each answer and each line of the log', async () => {
    await lab.act('stream', { rate: 200 })
    const streamed = lab.now().totals.sent
    // More of it than is told one by one.
    await lab.until(({ totals }) => totals.sent - streamed > 150)
    const from = lab.events.length
    await lab.act('send', { count: 20, at: 'once', what: 'tiny' })
    const asked = () =>
      lab.events.slice(from).flatMap((event) => {
        if (event.type !== 'request' || event.path !== '/tiny') return []
        return [event.request]
      })
    const logged = () =>
      asked().filter((request) =>
        lab.events.some((event) => event.type === 'proxied' && event.request === request),
      )
    await lab.until(() => logged().length === 20)
    await lab.act('stream', { rate: 0 })
    expect(asked().length).toBe(20)
  })

  it('a reset while the one before is on its way begins anew once more, and fails nothing', async () => {
    const { epoch } = lab.session
    await lab.act('reset')
    await lab.act('reset')
    await lab.until(proxyReady(lab.proxy().settings?.servers.length ?? 0))
    expect([lab.session.epoch, lab.session.over]).toEqual([epoch + 2, false])
  })
})
