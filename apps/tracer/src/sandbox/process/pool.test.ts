import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { until } from '../../testing/until.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import { startBareChild } from '../walls/unsandboxed.ts'
import { type Leased, Pool } from './pool.ts'
import type { Runtime } from './runtime.ts'
import { findRuntimes } from './runtimes.ts'

const recorder = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const [node24] = findRuntimes().filter(({ major }) => major === 24) as [Runtime]
let pool: Pool | null = null
let leased: Leased[] = []

function open(target: number, runtime: Runtime = node24, idleMs = 60_000): Pool {
  leased = []
  const { startMs } = DEFAULT_LIMITS
  const start = (of: Runtime) => {
    const one = startBareChild({ runtime: of, recorder, limits: DEFAULT_LIMITS, record: true })
    leased.push(one)
    return one
  }
  pool = new Pool({ runtimes: [runtime], target: () => target, start, idleMs, startMs })
  return pool
}

afterEach(() => pool?.close())

const ready = () => pool?.warmth()[0]?.ready

it('starts its processes ahead, gives each to one run, and fills up again', async () => {
  const opened = open(2)
  await opened.warmed()
  expect(opened.warmth()).toEqual([{ version: node24.version, ready: 2, target: 2 }])
  const [first, second] = [await opened.take(node24, false), await opened.take(node24, false)]
  expect([first.warm, second.warm, first.child === second.child]).toEqual([true, true, false])
  opened.ended()
  opened.ended()
  await opened.warmed()
  expect(ready()).toBe(2)
  const cold = await opened.take(node24, true)
  expect([cold.warm, ready()]).toEqual([false, 2])
  opened.ended()
})

it('gives a process that is on its way to who finds none that waits', async () => {
  const opened = open(1)
  expect(leased.length).toBe(1)
  const taken = await opened.take(node24, false)
  expect([taken.warm, taken.child === leased[0]?.child]).toEqual([false, true])
  opened.ended()
})

it('does not give out what died while it waited, and starts another', async () => {
  const opened = open(1)
  await opened.warmed()
  leased[0]?.child.kill()
  await leased[0]?.child.gone
  const taken = await opened.take(node24, false)
  expect([taken.child.state, taken.child === leased[0]?.child]).toEqual(['waiting', false])
  opened.ended()
})

it('renews a process that has waited too long', async () => {
  const opened = open(1, node24, 50)
  await opened.warmed()
  await until(() => leased.length > 1)
  expect(leased[0]?.child.state).toBe('gone')
})

it('says what a process that does not start has said, and gives up filling', async () => {
  const broken = { ...node24, path: '/nowhere/node' }
  const opened = open(1, broken)
  await opened.warmed()
  expect(ready()).toBe(0)
  await expect(opened.take(broken, false)).rejects.toThrow(`Node ${node24.version} did not start`)
})

it('leaves no process when it is closed, whatever they do', async () => {
  const opened = open(2)
  await opened.warmed()
  await opened.take(node24, false)
  await opened.close()
  expect(leased.map(({ child }) => child.state)).toEqual(leased.map(() => 'gone'))
})
