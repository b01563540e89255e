import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import { runSnippet } from '../../sandbox/run/runSnippet.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([16, 24])
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})

afterAll(() => sandbox.close())

/** Past the rows that are written one by one come a few reactions more, and the loop sleeps until the process is killed. */
const SOURCE = `
require('net').createServer().listen(0)
const chainOf = (length) => {
  let chain = Promise.resolve()
  for (let i = 0; i < length; i++) chain = chain.then(() => {})
}
chainOf(1000)
setTimeout(() => setImmediate(chainOf, 3), 50)
`

it.each(runtimes)(
  'tells of every reaction of a process that is killed asleep, on Node $major',
  async (runtime) => {
    const run = {
      runId: 'asleep',
      source: SOURCE,
      module: 'commonjs',
      file: 'index.js',
      runtime,
      args: [],
      timeoutMs: 1000,
      cpuMs: 2000,
      threadPoolSize: null,
      maxRows: 100_000,
      record: true,
    } as const
    const events = []
    for await (const event of runSnippet(sandbox, run)) events.push(event)
    const timeline = buildTimeline(events)
    const reactions = timeline.callbacks.filter(({ queue }) => queue === 'microtask')
    expect({
      reactions: reactions.length,
      unended: timeline.callbacks.filter(({ endAt }) => endAt === null).length,
      outcome: timeline.outcome?.type,
      stopReason: timeline.stopReason?.replace(/[\d.]+ ms/, '# ms'),
    }).toEqual({
      reactions: 1003,
      unended: 0,
      outcome: 'timedOut',
      stopReason: 'Idle since # ms: the server on line 2 keeps the process alive.',
    })
  },
)
