import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { openSandbox } from '../openSandbox.ts'
import type { Sandbox } from '../sandbox.ts'
import { openCgroups } from '../walls/cgroups.ts'
import { findRuntimes } from './runtimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => major >= 12)

/** All are there before the first may end. */
const source = (count: number) => `
const { Worker } = require('worker_threads')
let ready = 0
const workers = Array.from({ length: ${count} }, () => {
  const inside = "const { parentPort } = require('worker_threads'); parentPort.once('message', () => {}); parentPort.postMessage('ready')"
  return new Worker(inside, { eval: true }).once('message', () => {
    if (++ready < workers.length) return
    console.log(ready)
    for (const worker of workers) worker.postMessage('end')
  })
})
`
let sandbox: Sandbox
const tried = openCgroups({ memoryBytes: 2 ** 29, tasks: 100 })
await tried?.close()

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

// Without a cgroup the limit on data is what holds the memory, and has room for two.
const count = tried === null ? 2 : 8

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  `${count} Workers run at once on Node %s`,
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, source(count))
    const printed = events.flatMap((event) => (event.type === 'output' ? [event.text] : []))
    const ends = events.flatMap((event) => (event.type === 'outcome' ? [event.outcome.type] : []))
    expect([printed, ends]).toEqual([[`${count}\n`], ['finished']])
  },
)
