import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { comingLine } from '@loopscope/shared/timeline/moments/comingLine'
import { traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandbox } from '../../../../tracer/src/sandbox/openSandbox.ts'
import { findRuntimes } from '../../../../tracer/src/sandbox/process/runtimes.ts'
import type { Sandbox } from '../../../../tracer/src/sandbox/sandbox.ts'
import { runProgram } from '../../../../tracer/verify/plain/runProgram.ts'
import { WELCOME_SNIPPET } from './welcomeSnippet.ts'
import { welcomeStep } from './welcomeStep.ts'

const RECORDER = fileURLToPath(new URL('../../../../tracer/dist/recorder.cjs', import.meta.url))
const recording = readFileSync(new URL('./welcome.ndjson', import.meta.url), 'utf8')
const timeline = buildTimeline(
  recording
    .trim()
    .split('\n')
    .map((line) => traceEventSchema.parse(JSON.parse(line))),
)
const runtimes = findRuntimes()
const program = {
  name: 'welcome',
  source: WELCOME_SNIPPET,
  module: 'commonjs' as const,
  minimum: 10,
  walled: true,
  comparable: true,
}
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

test('the recording that comes with the page is one of the program in the editor', () => {
  const source = WELCOME_SNIPPET.split('\n')
  expect(
    timeline.outputs.map(({ text, line }) => [text, source[(line ?? 0) - 1]?.match(/\d/)?.[0]]),
  ).toEqual(['1', '2', '3', '4', '6', '5'].map((text) => [`${text}\n`, text]))
  expect(timeline.operations.filter(({ internal }) => !internal).map(({ line }) => line)).toEqual([
    4, 5, 7, 9, 10,
  ])
})

test('it opens where both lines that are left have been scheduled, and asks which comes next', () => {
  const cursor = welcomeStep(timeline)
  const { now, queues, phase } = frameAt(timeline, cursor)
  expect({ now, phase, ready: queues.check.map(({ line }) => line) }).toEqual({
    now: 'Poll runs the readFile callback from line 7. It has just scheduled a setImmediate on line 10.',
    phase: 'poll',
    ready: [10],
  })
  expect(comingLine(timeline, cursor)).toEqual({
    printed: '4',
    choices: ['5', '6'],
    answer: '6',
    step: timeline.outputs[4]?.step,
  })
})

test.each(runtimes)('Node $version prints the same', async (runtime) => {
  for (let i = 0; i < 3; i++) {
    const { stdout } = await runProgram({
      ...{ sandbox, runtime, program, source: WELCOME_SNIPPET, cold: false, record: true },
    })
    expect(stdout).toBe('1\n2\n3\n4\n6\n5\n')
  }
})
