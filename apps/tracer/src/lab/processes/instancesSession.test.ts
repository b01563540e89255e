import { setTimeout as sleep } from 'node:timers/promises'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { CrashWay, InstanceEventOf } from '@loopscope/shared/lab/processes/instanceEvents'
import {
  INSTANCE_IDS,
  INSTANCE_KINDS,
  type InstanceKind,
} from '@loopscope/shared/lab/processes/instanceKinds'
import { processesStatements } from '@loopscope/shared/lesson/processes/processesStatements'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stillAlive, zombies } from '../../testing/leftovers.ts'
import { openTestLab } from '../../testing/openTestLab.ts'
import { WHOLE } from '../../testing/whole.ts'
import { processFacts } from '../processFacts.ts'
import { InstancesSession } from './instancesSession.ts'

let lab: Awaited<ReturnType<typeof open>>
const open = () => openTestLab((parts) => InstancesSession.open(parts))

beforeEach(async () => {
  lab = await open()
  await lab.until(allStand)
})
afterEach(() => lab.close())

const ALL = ['parent', ...Object.values(INSTANCE_IDS)]
const allStand = ({ processes }: LabMoment) =>
  ALL.every((id) => processes.some((one) => one.id === id && one.state === 'online'))

async function compare(action: string, values: object = {}): Promise<LabMoment> {
  const before = lab.now().instances?.tried ?? 0
  await lab.act(action, { ...values })
  return lab.until(
    ({ instances }) => (instances?.tried ?? 0) > before && instances?.running === null,
  )
}

async function crash(process: string, how: CrashWay): Promise<InstanceEventOf<'crash'>> {
  const before = lab.now().instances?.crashes.length ?? 0
  await lab.act('crash', { process, how })
  const moment = await lab.until(({ instances }) => (instances?.crashes.length ?? 0) > before)
  const told = moment.instances?.crashes.at(-1)
  if (told === undefined) throw new Error('no crash')
  return told
}

async function mend(): Promise<void> {
  for (const { id, exit } of lab.now().processes)
    if (exit !== null && id === 'parent') {
      await lab.act('restart', { process: id })
      await lab.until(allStand)
      return
    }
  for (const { id, exit } of lab.now().processes)
    if (exit !== null) await lab.act('restart', { process: id })
  await lab.until(allStand)
}

test('each kind is measured as often as asked, in turns, and nothing of it is left but those that stood before', async () => {
  const standing = lab.pids()
  const { instances } = await compare('measure', { times: 2 })
  const trials = instances?.costs?.trials ?? []
  expect(trials.map(({ kind, trial }) => [kind, trial])).toEqual(
    [1, 2].flatMap((trial) => INSTANCE_KINDS.map((kind) => [kind, trial])),
  )
  const parent = lab.now().processes.find(({ role }) => role === 'parent')?.pid
  for (const { kind, pid, startUs, trips, rssBytes } of trials) {
    expect([kind, pid === parent]).toEqual([kind, kind === 'thread'])
    expect(startUs).toBeGreaterThan(0)
    expect(trips).toMatchObject({ count: 50 })
    expect(trips.least).toBeLessThanOrEqual(trips.middle)
    expect(trips.middle).toBeLessThanOrEqual(trips.most)
    // A process of Node's is never as small as that, and a thread is in one of them.
    if (kind !== 'thread') expect(rssBytes).toBeGreaterThan(20e6)
  }
  const measured = new Set(trials.filter(({ kind }) => kind !== 'thread').map(({ pid }) => pid))
  expect(measured.size).toBe(6)
  expect(await stillAlive([...measured])).toEqual([])
  expect((await stillAlive(standing, 0)).length).toBe(standing.length)
}, 60_000)

const arrivals = (moment: LabMoment, kind: InstanceKind) =>
  Object.fromEntries(
    (moment.instances?.values?.values ?? [])
      .filter((value) => value.kind === kind)
      .map(({ name, arrived }) => [name, arrived]),
  )

test('which values arrive as they were, by JSON, by a structured clone and by a pipe', async () => {
  const json = {
    'new Map([[1, 2]])': 'other',
    'new Date(0)': 'other',
    '10n': 'refused',
    undefined: 'other',
    '() => 1': 'other',
    "new TypeError('no')": 'other',
    "Buffer.from('hi')": 'other',
    'new Point()': 'other',
  }
  const cloned = {
    'new Map([[1, 2]])': 'same',
    'new Date(0)': 'same',
    '10n': 'same',
    undefined: 'same',
    '() => 1': 'refused',
    "new TypeError('no')": 'same',
    "Buffer.from('hi')": 'other',
    'new Point()': 'other',
  }
  const advanced = { ...cloned, "Buffer.from('hi')": 'same' }
  const plain = await compare('send', { serialization: 'json' })
  expect(Object.fromEntries(INSTANCE_KINDS.map((kind) => [kind, arrivals(plain, kind)]))).toEqual({
    thread: cloned,
    fork: json,
    spawn: json,
    cluster: json,
  })
  const whole = await compare('send', { serialization: 'advanced' })
  expect(Object.fromEntries(INSTANCE_KINDS.map((kind) => [kind, arrivals(whole, kind)]))).toEqual({
    thread: cloned,
    fork: advanced,
    spawn: json,
    cluster: advanced,
  })
}, 60_000)

test('no global is shared, bytes with a thread alone, and a port among cluster workers alone; and so say the notes', async () => {
  const moment = await compare('share')
  const found = moment.instances?.sharing?.found ?? []
  const shared = (what: string) =>
    found.filter((one) => one.what === what && one.shared).map(({ kind }) => kind)
  expect([found.length, shared('global'), shared('buffer'), shared('port')]).toEqual([
    12,
    [],
    ['thread'],
    ['cluster'],
  ])
  const ports = found.filter(({ what }) => what === 'port')
  expect(ports.map(({ kind, connections }) => [kind, connections])).toEqual([
    ['thread', [4, 0]],
    ['fork', [4, 0]],
    ['spawn', [4, 0]],
    // Round robin.
    ['cluster', [2, 2]],
  ])
  const told = await compare('send')
  expect(processesStatements.map(({ note, judge }) => [note, judge(told)?.truth])).toEqual(
    processesStatements.map(({ note, truth }) => [note, truth]),
  )
}, 60_000)

const others = (...but: string[]) => ALL.filter((id) => !but.includes(id))

const ENDS: readonly (readonly [process: string, how: CrashWay, left: readonly string[]])[] = [
  ['worker thread', 'throw', others('worker thread')],
  ['worker thread', 'exit', others('worker thread')],
  ['worker thread', 'kill', []],
  ['forked child', 'kill', others('forked child')],
  ['parent', 'throw', []],
  ...(WHOLE
    ? ([
        ...(['forked child', 'spawned child', 'cluster worker'] as const).flatMap((id) =>
          (['throw', 'exit', 'kill'] as const).map((how) => [id, how, others(id)] as const),
        ),
        ['parent', 'exit', []],
        ['parent', 'kill', []],
      ] as const)
    : []),
]

test('who is left when one of them ends, and every pid that is told to be gone is', async () => {
  for (const [id, how, left] of ENDS) {
    const told = await crash(id, how)
    expect([id, how, told.left, told.listened]).toEqual([id, how, left, true])
    expect([...told.left, ...told.gone].toSorted()).toEqual(others(id).toSorted())
    const gone = lab.now().processes.filter(({ exit, role }) => exit !== null && role !== 'thread')
    expect(await stillAlive(gone.map(({ pid }) => pid))).toEqual([])
    await mend()
  }
}, 120_000)

test('an error of a thread that nobody listens to takes the parent with it, and then all others', async () => {
  await lab.act('listen', { on: false })
  expect(await crash('worker thread', 'throw')).toMatchObject({ listened: false, left: [] })
  await expect(lab.act('measure')).rejects.toThrow('The parent is gone. Restart it first.')
  await expect(lab.act('restart', { process: 'forked child' })).rejects.toThrow(
    'The parent is gone',
  )
  await lab.act('restart', { process: 'parent' })
  const moment = await lab.until(allStand)
  expect([moment.epoch, moment.instances?.listens]).toEqual([2, true])
}, 60_000)

test('one thing is measured at a time, and what a reset interrupts is told to be cut off', async () => {
  await lab.act('measure', { times: 8 })
  await lab.until(({ instances }) => (instances?.costs?.trials.length ?? 0) > 0)
  await expect(lab.act('share')).rejects.toThrow('Something is measured already.')
  await expect(lab.act('crash', { process: 'parent', how: 'kill' })).rejects.toThrow()
  const before = lab.pids()
  await lab.act('reset')
  expect(await stillAlive(before)).toEqual([])
  expect(lab.now().instances?.costs?.whole).toBe(false)
  await lab.until(allStand)
}, 60_000)

test('asked twice at once to start one, it is started once, and nothing can be asked of it until it runs', async () => {
  const twice = async (id: string) => {
    const started = lab.act('restart', { process: id })
    await expect(lab.act('restart', { process: id })).rejects.toThrow(`The ${id} is still starting`)
    await expect(lab.act('crash', { process: 'parent', how: 'exit' })).rejects.toThrow(
      `The ${id} is still starting`,
    )
    await started
    await lab.until(allStand)
  }
  await crash('forked child', 'kill')
  await twice('forked child')
  await twice('worker thread')
  const starts = lab.events.flatMap((event) =>
    event.type === 'process' && event.state === 'started' ? [event.process] : [],
  )
  expect(starts.toSorted()).toEqual([...ALL, 'forked child', 'worker thread'].toSorted())
  expect((await crash('cluster worker', 'kill')).left).toEqual(others('cluster worker'))
}, 60_000)

test('a comparison is cut off where somebody else ends what is compared, and the next one runs', async () => {
  const standing = lab.pids()
  await lab.act('measure', { times: 8 })
  const { live } = lab.session.tree ?? { live: new Map() }
  const isOver = () => lab.now().instances?.running === null
  while (!isOver()) {
    // Some may be ending by themselves at that very moment.
    for (const { role, pid, state } of live.values())
      if (role === 'trial' && state === 'online') signalTo(pid, 'SIGKILL')
    await sleep(1)
  }
  expect(lab.now().instances?.costs?.whole).toBe(false)
  const { instances } = await compare('measure', { times: 1 })
  expect([instances?.costs?.whole, instances?.costs?.trials.length]).toEqual([true, 4])
  expect((await stillAlive([...new Set(standing)], 0)).length).toBe(4)
  expect(await stillAlive(lab.pids().filter((pid) => !standing.includes(pid)))).toEqual([])
}, 60_000)

test('a parent can be started anew although a comparison does not come to its end', async () => {
  await lab.act('measure', { times: 8 })
  const { live } = lab.session.tree ?? { live: new Map() }
  const isStopped = async (pid: number) => (await processFacts(pid))?.state === 'T'
  for (let stopped = false; !stopped; await sleep(1))
    for (const { role, pid } of live.values())
      if (role === 'trial' && signalTo(pid, 'SIGSTOP')) stopped = await isStopped(pid)
  const before = lab.pids()
  await lab.act('restart', { process: 'parent' })
  await lab.until(allStand)
  expect([lab.now().epoch, lab.now().instances?.costs?.whole]).toEqual([2, false])
  expect(await stillAlive(before)).toEqual([])
}, 60_000)

/** False: it has ended meanwhile. */
function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

test('a session that ends in the middle of a comparison leaves no process and no zombie behind', async () => {
  await lab.act('measure', { times: 8 })
  await lab.until(({ instances }) => (instances?.costs?.trials.length ?? 0) > 4)
  await lab.close()
  expect([await stillAlive(lab.pids()), await zombies(lab.pids())]).toEqual([[], []])
  expect(lab.events.at(-1)).toMatchObject({ type: 'end', reason: 'stopped' })
}, 60_000)

test('whoever kills the guard ends the session, and with it all of its processes', async () => {
  const [guard = 0] = lab.session.pids
  await lab.act('measure', { times: 8 })
  await lab.until(({ instances }) => (instances?.costs?.trials.length ?? 0) > 0)
  process.kill(guard, 'SIGKILL')
  await expect(lab.until(() => false)).rejects.toThrow('guard process was ended from outside')
  expect(await stillAlive([guard, ...lab.pids()])).toEqual([])
}, 60_000)
