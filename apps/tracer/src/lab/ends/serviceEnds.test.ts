import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  endLabServices,
  type LabService,
  type LabVisit,
  startLabService,
  stateFiles,
  stateOf,
  visitLab,
} from '../../testing/labService.ts'
import { stillAlive, stillListening } from '../../testing/leftovers.ts'
import { isHaproxyMissing } from '../../testing/proxyLab.ts'
import { until } from '../../testing/until.ts'
import { WHOLE } from '../../testing/whole.ts'
import type { SessionState } from '../stateFile.ts'

afterAll(endLabServices)

type Opened = { pids: number[]; ports: number[]; state: SessionState; visit: LabVisit }

/** How many of a demo's processes listen when all are there, and one of them, to be frozen. */
const DEMOS = {
  cluster: { listen: 2, frozen: 'worker 1' },
  // recipe-api, two web-apis and HAProxy.
  haproxy: { listen: 4, frozen: 'web-api-1' },
} as const

/** Starts a session and waits until all of it listens; one process is frozen then. */
async function openLab(
  { url, data }: LabService,
  demo: keyof typeof DEMOS = 'cluster',
): Promise<Opened> {
  const visit = await visitLab(url, demo)
  const countOf = async (name: string) =>
    (await visit.events()).filter((event) => event.type === 'process' && event.state === name)
      .length
  await until(async () => (await countOf('listening')) >= DEMOS[demo].listen)
  await visit.act({ action: 'freeze', process: DEMOS[demo].frozen, epoch: 1 })
  await until(async () => (await countOf('frozen')) > 0)
  const events = await visit.events()
  const state = stateOf(data)
  const told = events.flatMap((event) => (event.type === 'process' ? [event.pid] : []))
  const ports = events.flatMap((event) =>
    event.type === 'epoch' ? Object.values(event.labels) : [],
  )
  return { pids: [...new Set([...told, state.guard?.pid ?? 0])], ports, state, visit }
}

/** By which a service ends; at SIGUSR2 it throws. */
const SIGNALS = (WHOLE ? ['SIGTERM', 'SIGINT', 'SIGKILL', 'SIGUSR2'] : ['SIGTERM', 'SIGKILL']) as (
  | 'SIGTERM'
  | 'SIGINT'
  | 'SIGKILL'
  | 'SIGUSR2'
)[]

// Services and sessions of which each is several processes: on a busy machine they take a while to stand.
describe('nothing is left of a session, a frozen process neither', { timeout: 180_000 }, () => {
  it('after the service has ended by any signal (SIGUSR2: an uncaught error)', async () => {
    // All are there before one of them ends: a port that it lets go would be given to the next.
    const opened = await Promise.all(
      SIGNALS.map(async (signal) => {
        const service = await startLabService()
        return { signal, service, ...(await openLab(service)) }
      }),
    )
    const ended = await Promise.all(
      opened.map(async ({ signal, service, pids, ports }) => {
        service.child.kill(signal)
        await service.ended
        const left = [...(await stillAlive(pids)), ...(await stillListening(ports))]
        // Where the service could still do something, nothing waits to be swept.
        const isOrderly = signal === 'SIGTERM' || signal === 'SIGINT'
        return [signal, pids.length, left, isOrderly ? stateFiles(service.data) : []]
      }),
    )
    expect(ended).toEqual(SIGNALS.map((signal) => [signal, 5, [], []]))
  })

  it.skipIf(isHaproxyMissing).each(SIGNALS)(
    'nor HAProxy and its folder, after %s under load',
    async (signal) => {
      const service = await startLabService()
      const { pids, ports, visit } = await openLab(service, 'haproxy')
      expect(pids.length).toBe(6)
      await visit.act({ action: 'stream', rate: 100, epoch: 1 })
      // Where it may lie beside the others, or not, as root's folders let HAProxy through nowhere.
      const [file = ''] = stateFiles(service.data)
      const state = readFileSync(join(service.data, 'labs', file), 'utf8')
      const { folder } = JSON.parse(state) as { folder: string }
      service.child.kill(signal)
      await service.ended
      expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
      const isOrderly = signal === 'SIGTERM' || signal === 'SIGINT'
      expect(existsSync(folder)).toBe(!isOrderly)
      const left = readdirSync(join(service.data, 'labs')).filter((name) => name !== 'code')
      if (isOrderly) expect(left).toEqual([])
      else {
        // Files outlive a kill: the next service takes them away.
        expect(left.length).toBeGreaterThan(0)
        const next = await startLabService(service.data)
        await until(() => readdirSync(join(service.data, 'labs')).length <= 1)
        expect(readdirSync(join(service.data, 'labs'))).toEqual(['code'])
        expect(existsSync(folder)).toBe(false)
        next.child.kill('SIGKILL')
        await next.ended
      }
    },
  )

  it('after service and guard were both killed: the next service ends it', async () => {
    const first = await startLabService()
    const { pids, ports, state } = await openLab(first)
    first.child.kill('SIGSTOP')
    process.kill(state.guard?.pid ?? 0, 'SIGKILL')
    first.child.kill('SIGKILL')
    await first.ended
    expect((await stillAlive(pids, 500)).length).toBeGreaterThan(0)
    const next = await startLabService(first.data)
    expect([await stillAlive(pids), await stillListening(ports), stateFiles(first.data)]).toEqual([
      [],
      [],
      [],
    ])
    const metrics = await (await fetch(`${next.url}/metrics`)).text()
    expect(metrics).toMatch(/^loopscope_lab_leftovers_total [1-9]/m)
    next.child.kill('SIGKILL')
    await next.ended
  })
})
