import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import { findRuntimes } from '../../sandbox/process/runtimes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => major >= 16)

/** What `isBuiltin` says in the main thread and in a Worker. */
const SOURCE = `
const look = () => {
  const names = ['fs', 'node:fs', 'internal/util', 'node:internal/util', 'nothing']
  return names.map((name) => require('module').isBuiltin(name))
}
const { Worker } = require('worker_threads')
const inside = "require('worker_threads').parentPort.postMessage((" + look + ")())"
new Worker(inside, { eval: true }).on('message', (said) => console.log(JSON.stringify([look(), said])))
`
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'no internal module is a builtin one to a snippet of Node %s',
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, SOURCE)
    const text = events.flatMap((event) => (event.type === 'output' ? [event.text] : [])).join('')
    const plainly = [true, true, false, false, false]
    expect(JSON.parse(text)).toEqual([plainly, plainly])
  },
)
