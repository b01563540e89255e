import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Runtime } from '../../sandbox/process/runtime.ts'
import { findRuntimes } from '../../sandbox/process/runtimes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => [10, 18, 24, 26].includes(major))
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

const record = (runtime: Runtime, source: string) => recordSnippet(sandbox, runtime, source)

/** What was written, by whom, and from which line. */
async function writers(runtime: Runtime, source: string) {
  const { outputs } = buildTimeline(await record(runtime, source))
  return outputs.map(({ text, phase, queue, line, evidence }) => [
    text.length > 100 ? `${text.length} characters` : text,
    phase,
    queue,
    line,
    evidence,
  ])
}

describe.each(runtimes)('on Node $major', (runtime) => {
  test('what a full pipe keeps back belongs to the line that wrote it', async () => {
    const source = `process.stdout.write('x'.repeat(300000))
console.log('small')
process.nextTick(() => console.log('tick'))
Promise.resolve().then(() => process.stdout.write(Buffer.from('promise')))`
    expect(await writers(runtime, source)).toEqual([
      ['300000 characters', 'main', null, 1, 'observed'],
      ['small\n', 'main', null, 2, 'observed'],
      ['tick\n', 'main', 'nextTick', 3, 'observed'],
      ['promise', 'main', 'microtask', 4, 'observed'],
    ])
  })

  test('what a corked stream keeps back belongs to the line that wrote it', async () => {
    const source = `process.stdout.cork()
process.stdout.write('a')
process.stdout.write('b')
process.stdout.write('63', 'hex')
process.nextTick(() => process.stdout.uncork())
setImmediate(() => process.stdout.write('d'))`
    expect(await writers(runtime, source)).toEqual([
      ['a', 'main', null, 2, 'observed'],
      ['b', 'main', null, 3, 'observed'],
      ['c', 'main', null, 4, 'observed'],
      ['d', 'check', null, 6, 'observed'],
    ])
  })

  test('a callback that prints without end is stopped for its output, not for its memory', async () => {
    const events = await record(runtime, "for (;;) console.log('x'.repeat(1000))")
    expect(events.at(-1)).toMatchObject({
      type: 'outcome',
      outcome: { type: 'tooMuchOutput', exitCode: null, limitBytes: 1024 * 1024 },
    })
  })

  test('an error thrown by an uncaughtException listener is what the run ended with', async () => {
    const source =
      "process.on('uncaughtException', () => { throw new Error('second') })\nthrow new Error('first')"
    expect((await record(runtime, source)).at(-1)).toMatchObject({
      outcome: { type: 'threw', exitCode: 7, error: { name: 'Error', message: 'second', line: 1 } },
    })
  })

  test('a truncated recording knows that nobody called process.exit', async () => {
    const source = 'for (let i = 0; i < 10000; i++) setImmediate(() => {})'
    const exit = (await record(runtime, source)).find((event) => event.type === 'exit')
    expect(exit).toMatchObject({ type: 'exit', code: 0, explicit: false })
  })
})
