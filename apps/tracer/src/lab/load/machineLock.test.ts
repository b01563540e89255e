import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { processFacts } from '../processFacts.ts'
import type { KnownProcess } from '../stateFile.ts'
import { takeTurn } from './machineLock.ts'

let folder = ''
let here: KnownProcess = { pid: 0, start: '' }
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-turns-'))
  here = await known(process.pid)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function known(pid: number): Promise<KnownProcess> {
  return { pid, start: (await processFacts(pid))?.start ?? '' }
}

function ask(id: string, service = here) {
  const called = new AbortController()
  const places: number[] = []
  const { signal } = called
  const turn = takeTurn({ id, service, folder, signal, waits: (ahead) => places.push(ahead) })
  return { turn, places, callOff: () => called.abort() }
}

test('runs take their turns in the order in which they asked, and know their place', async () => {
  const first = ask('a')
  const held = await first.turn
  const second = ask('b')
  await expect.poll(() => second.places).toEqual([1])
  const third = ask('c')
  await expect.poll(() => third.places).toEqual([2])
  held?.release()
  const next = await second.turn
  await expect.poll(() => third.places).toEqual([2, 1])
  next?.release()
  const last = await third.turn
  last?.release()
  expect([first.places, readdirSync(folder)]).toEqual([[], []])
})

test('twenty runs that ask at once are never two at a time', async () => {
  let [now, most, done] = [0, 0, 0]
  const one = async (id: number) => {
    const turn = await ask(`at-once-${id}`).turn
    now += 1
    most = Math.max(most, now)
    await new Promise((resolve) => setTimeout(resolve, 1))
    now -= 1
    done += 1
    turn?.release()
  }
  await Promise.all(Array.from({ length: 20 }, (_, id) => one(id)))
  expect([most, done, readdirSync(folder)]).toEqual([1, 20, []])
}, 20_000)

test('the lock and the tickets of a service that was killed count for nothing', async () => {
  const other = spawn('sleep', ['60'])
  await once(other, 'spawn')
  const service = await known(other.pid ?? 0)
  await ask('theirs', service).turn
  const waiting = ask('theirs-too', service)
  await expect.poll(() => waiting.places).toEqual([1])
  const ours = ask('ours')
  await expect.poll(() => ours.places).toEqual([2])
  waiting.callOff()
  other.kill('SIGKILL')
  await once(other, 'exit')
  const turn = await ours.turn
  turn?.release()
  expect(turn).not.toBe(null)
})

test('a run that is called off while it waits leaves its place', async () => {
  const held = await ask('a').turn
  const second = ask('b')
  const third = ask('c')
  await expect.poll(() => third.places).toEqual([2])
  second.callOff()
  expect(await second.turn).toBe(null)
  await expect.poll(() => third.places).toEqual([2, 1])
  held?.release()
  ;(await third.turn)?.release()
})

test('a folder that others can write to is not used', async () => {
  const open = join(folder, 'open')
  mkdirSync(open)
  const { chmodSync } = await import('node:fs')
  chmodSync(open, 0o777)
  const { signal } = new AbortController()
  const turn = takeTurn({ id: 'a', service: here, folder: open, signal, waits: () => undefined })
  await expect(turn).rejects.toThrow("not this user's own")
})
