import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clusterActionSchema } from '@loopscope/shared/lab/labApi'
import { afterAll, describe, expect, it, vi } from 'vitest'
import {
  endLabServices,
  type LabService,
  type LabVisit,
  startLabService,
  stateFiles,
  stateOf,
  visitLab,
} from '../testing/labService.ts'
import {
  openTestSession,
  settled,
  stillAlive,
  stillListening,
  zombies,
} from '../testing/testSession.ts'
import { freePort } from './freePort.ts'
import { Labs } from './labs.ts'
import { processFacts } from './processFacts.ts'
import { findHaproxy } from './proxy/findHaproxy.ts'
import type { SessionState } from './stateFile.ts'

const isMissing = 'what' in (await findHaproxy(null))
const folders: string[] = []
const children: ChildProcess[] = []
afterAll(() => {
  endLabServices()
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

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
  const states = (name: string) => async () =>
    (await visit.events()).filter((event) => event.type === 'process' && event.state === name)
      .length
  while ((await states('listening')()) < DEMOS[demo].listen) await sleep(50)
  await visit.act({ action: 'freeze', process: DEMOS[demo].frozen, epoch: 1 })
  while ((await states('frozen')()) < 1) await sleep(50)
  const events = await visit.events()
  const state = stateOf(data)
  const told = events.flatMap((event) => (event.type === 'process' ? [event.pid] : []))
  const ports = events.flatMap((event) =>
    event.type === 'epoch' ? Object.values(event.labels) : [],
  )
  return { pids: [...new Set([...told, state.guard?.pid ?? 0])], ports, state, visit }
}

/** By which a service ends that HAProxy runs for; at SIGUSR2 it throws. */
const SIGNALS = (
  process.env['LOOPSCOPE_WHOLE'] === '1'
    ? ['SIGTERM', 'SIGINT', 'SIGKILL', 'SIGUSR2']
    : ['SIGTERM', 'SIGKILL']
) as ('SIGTERM' | 'SIGINT' | 'SIGKILL' | 'SIGUSR2')[]

describe('nothing is left of a session, a frozen process neither', () => {
  it.concurrent.each(['SIGTERM', 'SIGINT', 'SIGKILL', 'SIGUSR2'] as const)(
    'after the service has ended by %s (SIGUSR2: an uncaught error)',
    async (signal) => {
      const service = await startLabService()
      const { pids, ports } = await openLab(service)
      expect(pids.length).toBe(5)
      service.child.kill(signal)
      await service.ended
      expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
      // Where the service could still do something, nothing waits to be swept.
      if (signal === 'SIGTERM' || signal === 'SIGINT') expect(stateFiles(service.data)).toEqual([])
    },
  )

  it.skipIf(isMissing).each(SIGNALS)(
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
        while (readdirSync(join(service.data, 'labs')).length > 1) await sleep(50)
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

  it('after its guard was killed from outside: the session ends and says so', async () => {
    const lab = await openTestSession()
    await lab.until(settled(2))
    const [pids, ports] = [lab.pids(), lab.ports()]
    process.kill(lab.session.tree?.guard.pid ?? 0, 'SIGKILL')
    while (!lab.session.ended) await sleep(20)
    expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
    expect(lab.events.at(-1)).toMatchObject({
      type: 'end',
      reason: 'failed',
      message: "The session's guard process was ended from outside.",
    })
    await lab.close()
  })
})

it('a session that is stopped leaves no zombie either, not of a primary that forks again', async () => {
  const lab = await openTestSession()
  await lab.until(settled(2))
  await lab.act('refork', { on: true })
  await lab.act('freeze', { process: 'worker 1' })
  const pids = lab.pids()
  await lab.close()
  expect([await stillAlive(pids), await zombies(pids)]).toEqual([[], []])
})

it('a session that is stopped while it begins anew ends when all that was there has', async () => {
  const lab = await openTestSession()
  const { session } = lab
  const { tree } = session
  await lab.until(({ processes }) => processes.length > 0)
  const reset = session.act(clusterActionSchema.parse({ action: 'reset', epoch: 1 }))
  await tree?.guard.gone
  await session.end('stopped')
  await reset
  expect([
    session.tree === tree,
    lab.events.at(-1)?.type,
    lab.now().processes.filter(({ exit }) => exit === null),
  ]).toEqual([true, 'end', []])
  await lab.close()
})

it('of a session whose primary was killed from outside, frozen workers are left neither', async () => {
  const lab = await openTestSession()
  const { processes } = await lab.until(settled(2))
  await lab.act('freeze', { process: 'worker 1' })
  await lab.act('freeze', { process: 'worker 2' })
  process.kill(processes.find(({ id }) => id === 'primary')?.pid ?? 0, 'SIGKILL')
  const { processes: after } = await lab.until(({ processes: now }) =>
    now.some(({ id, exit }) => id === 'primary' && exit !== null),
  )
  expect(after.map(({ id, frozen, exit }) => [id, frozen, exit?.asked ?? null])).toEqual([
    ['primary', false, false],
    ['client', false, null],
    ['worker 1', true, null],
    ['worker 2', true, null],
  ])
  const [pids, ports] = [lab.pids(), lab.ports()]
  await lab.close()
  expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
})

it('a session that is stopped or begins anew tells its ends as no failures of theirs', async () => {
  const lab = await openTestSession()
  await lab.until(settled(2))
  await lab.act('reset')
  await lab.until(settled(2))
  await lab.close()
  const exits = lab.events.filter((event) => event.type === 'process' && event.state === 'exited')
  const { exits: counted, gap, processes } = lab.now()
  expect([exits.length, counted, gap]).toEqual([8, 0, null])
  expect(exits).toEqual(exits.map(() => expect.objectContaining({ asked: true, withAll: true })))
  expect(processes.map(({ state, exit }) => [state, exit?.withAll])).toEqual(
    Array(4).fill(['exited', true]),
  )
})

// Of the first Node tells by an event, of the second by throwing.
it.each([
  ['ENOENT', '/nowhere/node'],
  ['ENOTDIR', '/dev/null/node'],
])(
  'a session whose processes cannot be started (%s) ends, says so, and leaves nothing',
  async (code, path) => {
    const { execPath } = process
    process.execPath = path
    const lab = await openTestSession()
    process.execPath = execPath
    while (!lab.session.ended) await sleep(20)
    expect([lab.events.at(-1), lab.pids()]).toEqual([
      expect.objectContaining({
        ...{ type: 'end', reason: 'failed', message: `The guard could not be started: ${code}.` },
      }),
      [0],
    ])
    await lab.close()
  },
)

it('a session whose guard does not get going ends, says so, and leaves nothing', async () => {
  const lab = await openTestSession({ startMs: 1000 })
  const guard = lab.session.tree?.guard.pid ?? 0
  process.kill(guard, 'SIGSTOP')
  while (!lab.session.ended) await sleep(20)
  expect([lab.events.at(-1), await stillAlive([guard])]).toEqual([
    expect.objectContaining({
      ...{ type: 'end', reason: 'failed' },
      message:
        "The session's guard process was started 1 s ago and does not run yet: this machine may allow no more threads.",
    }),
    [],
  ])
  await lab.close()
})

it('a worker that is killed from outside is told as one that nobody here asked to end', async () => {
  const lab = await openTestSession()
  await lab.until(settled(2))
  const worker = lab.now().processes.find(({ id }) => id === 'worker 1')
  process.kill(worker?.pid ?? 0, 'SIGKILL')
  const { processes } = await lab.until(({ exits }) => exits === 1)
  expect(processes.find(({ id }) => id === 'worker 1')?.exit).toEqual({
    ...{ code: null, signal: 'SIGKILL', asked: false, afterDisconnect: false },
  })
  await lab.close()
})

it('a process that only has the id of one that was written down is left alone', async () => {
  const data = mkdtempSync(join(tmpdir(), 'loopscope-left-'))
  folders.push(data)
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  children.push(child)
  const pid = child.pid ?? 0
  const state = {
    service: { pid: 999_999_999, start: '1' },
    guard: { pid, start: 'another time' },
    processes: [{ pid, start: 'another time' }],
  }
  mkdirSync(join(data, 'labs'))
  writeFileSync(join(data, 'labs', 'old.json'), JSON.stringify(state))
  writeFileSync(join(data, 'labs', 'broken.json'), '{')
  const labs = new Labs({ enabled: true, dataFolder: data })
  await labs.close()
  expect([(await processFacts(pid))?.state, stateFiles(data)]).toEqual([
    expect.stringMatching(/[RSD]/),
    [],
  ])
  child.kill('SIGKILL')
})

it('a session whose port is taken before its workers listen ends, says so, and leaves nothing', async () => {
  const lab = await openTestSession()
  const server = createServer().listen({
    host: '127.0.0.1',
    port: lab.session.recording.header.labels['4000'] ?? 0,
  })
  await once(server, 'listening')
  while (!lab.session.ended) await sleep(20)
  expect([lab.events.at(-1), await stillAlive(lab.pids())]).toEqual([
    expect.objectContaining({
      ...{ type: 'end', reason: 'failed' },
      message: 'Another program has taken the port of this session meanwhile.',
    }),
    [],
  ])
  server.close()
  await lab.close()
})

it('a port that somebody has is not taken', async () => {
  const first = await freePort()
  const all = new Set(Array.from({ length: 1000 }, (_, index) => 28_000 + index))
  expect([first >= 28_000 && first < 29_000, await freePort(all).catch(String)]).toEqual([
    true,
    expect.stringMatching(/^Error: No port of 127\.0\.0\.1 from 28000 to 28999 is free/),
  ])
})

describe('three sessions at most, one of a visitor', () => {
  it('two clicks at once are one session, five visitors get three, and all of it ends', async () => {
    const data = mkdtempSync(join(tmpdir(), 'loopscope-left-'))
    folders.push(data)
    const labs = new Labs({ enabled: true, dataFolder: data })
    const visitors = ['a', 'a', 'b', 'c', 'd', 'e']
    const opened = await Promise.all(visitors.map((visitor) => labs.open(visitor, 'cluster')))
    const ids = opened.map((one) => (typeof one === 'string' ? one : one.session.id))
    expect([ids[0] === ids[1], new Set(ids.slice(1, 4)).size, ids.slice(4)]).toEqual([
      true,
      3,
      ['full', 'full'],
    ])
    const guards = labs.active.map(({ pids }) => pids[0] ?? 0)
    expect(guards.length).toBe(3)
    await labs.close()
    expect([await stillAlive(guards), labs.processes, stateFiles(data)]).toEqual([[], 0, []])
    expect(await labs.open('a', 'cluster')).toBe('stopping')
  })

  it('a clock that is set forward ends none, and one that is set back keeps none alive', async () => {
    const data = mkdtempSync(join(tmpdir(), 'loopscope-left-'))
    folders.push(data)
    const lease = { leftMs: 400, idleMs: 3_600_000, keepMs: 3_600_000 }
    const labs = new Labs({ enabled: true, dataFolder: data, lease })
    const opened = await labs.open('visitor', 'cluster')
    const session = typeof opened === 'string' ? null : opened.session
    const stop = labs.stream(session?.id ?? '')
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      vi.setSystemTime(Date.now() + 86_400_000)
      await sleep(lease.leftMs)
      expect(session?.over).toBe(false)
      vi.setSystemTime(Date.now() - 2 * 86_400_000)
      stop()
      while (session?.ended === false) await sleep(20)
      expect(session?.recording.events.at(-1)).toMatchObject({ type: 'end', reason: 'left' })
    } finally {
      vi.useRealTimers()
    }
    await labs.close()
  })

  it('one that nobody watches ends when its lease is over, one that is watched goes on', async () => {
    const data = mkdtempSync(join(tmpdir(), 'loopscope-left-'))
    folders.push(data)
    const lease = { leftMs: 400, idleMs: 60_000, keepMs: 60_000 }
    const labs = new Labs({ enabled: true, dataFolder: data, lease })
    const opened = [await labs.open('left', 'cluster'), await labs.open('watched', 'cluster')]
    const [left, watched] = opened.map((one) => (typeof one === 'string' ? null : one.session))
    const stop = labs.stream(watched?.id ?? '')
    while (left?.ended === false) await sleep(20)
    expect([left?.recording.events.at(-1), watched?.over]).toEqual([
      expect.objectContaining({ type: 'end', reason: 'left' }),
      false,
    ])
    stop()
    while (watched?.ended === false) await sleep(20)
    expect(labs.active).toEqual([])
    await labs.close()
  })
})
