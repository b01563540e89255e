import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'
import { leftoverProcesses, leftovers, sandboxProcesses } from './leftovers.ts'

const SERVICE = fileURLToPath(new URL('busyService.ts', import.meta.url))
const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))

test('a service that is killed under load leaves no process, and the next one removes its files and cgroups', async () => {
  const service = spawn(process.execPath, [SERVICE], { stdio: ['ignore', 'pipe', 'inherit'] })
  const owner = service.pid ?? 0
  const said: string[] = []
  for await (const line of createInterface(service.stdout)) {
    said.push(line)
    if (line === 'busy') break
  }
  expect(said).toEqual(['bubblewrap', 'busy'])
  expect(sandboxProcesses(owner).length).toBeGreaterThan(6)
  const gone = once(service, 'exit')
  service.kill('SIGKILL')
  await gone
  expect(await leftoverProcesses(owner)).toEqual([])

  const runtimes = findRuntimes().filter(({ major }) => major === 24)
  const next = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
  await next.close()
  expect(await leftovers(owner)).toEqual([])
  expect(await leftovers()).toEqual([])
})
