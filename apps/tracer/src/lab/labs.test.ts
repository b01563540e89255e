import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { stateFiles } from '../testing/labService.ts'
import { stillAlive } from '../testing/leftovers.ts'
import { until } from '../testing/until.ts'
import { Labs } from './labs.ts'
import { processFacts } from './processFacts.ts'

const folders: string[] = []
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
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
      await until(() => session?.ended !== false)
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
    await until(() => left?.ended !== false)
    expect([left?.recording.events.at(-1), watched?.over]).toEqual([
      expect.objectContaining({ type: 'end', reason: 'left' }),
      false,
    ])
    stop()
    await until(() => watched?.ended !== false)
    expect(labs.active).toEqual([])
    await labs.close()
  })
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
