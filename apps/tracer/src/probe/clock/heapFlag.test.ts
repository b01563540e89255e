import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Runtime } from '../../sandbox/process/runtime.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([12, 18, 24, 26]).filter(({ major }) => major >= 12)

/** The limit of the main thread's heap and of a Worker's, MB; `before` is run first. */
const source = (before: string) => `
${before}
const limit = "Math.round(require('v8').getHeapStatistics().heap_size_limit / 2 ** 20)"
const { Worker } = require('worker_threads')
const post = "require('worker_threads').parentPort.postMessage(" + limit + ")"
new Worker(post, { eval: true }).once('message', (workers) => console.log(eval(limit), workers))
`
const PAST_THE_CAP = 'for (let i = 0; i < 300; i++) process.nextTick(() => {})'
const WITHOUT_ROWS = "require('fs').closeSync(4)\nprocess.nextTick(() => {})"

const OTHER_LIMIT = "require('v8').setFlagsFromString('--max-old-space-size=64')"

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

const limits = async (
  runtime: Runtime,
  before: string,
  { record }: { record: boolean },
): Promise<string> => {
  const run = { maxRows: 200, record }
  const events = await recordSnippet(sandbox, runtime, source(before), run)
  return events.flatMap((event) => (event.type === 'output' ? [event.text] : [])).join('')
}
const PLAIN = { record: false }
const RECORDED = { record: true }

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'a Worker of Node %s has the heap that it would have, whatever the recorder still hears',
  async (_version, runtime) => {
    const plain = await limits(runtime, '', PLAIN)
    expect(plain).toMatch(/^\d{3} \d{3}\n$/)
    expect([
      await limits(runtime, '', RECORDED),
      await limits(runtime, PAST_THE_CAP, RECORDED),
      await limits(runtime, WITHOUT_ROWS, RECORDED),
    ]).toEqual([plain, plain, plain])
  },
)

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'a Worker of Node %s has the heap that the snippet has set by a flag',
  async (_version, runtime) => {
    const plain = await limits(runtime, OTHER_LIMIT, PLAIN)
    expect([
      await limits(runtime, OTHER_LIMIT, RECORDED),
      await limits(runtime, `${OTHER_LIMIT}\n${PAST_THE_CAP}`, RECORDED),
    ]).toEqual([plain, plain])
  },
)
