import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { invariantViolations } from '@loopscope/shared/timeline/invariantViolations'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Action, programs } from '../../../packages/shared/fixtures/randomProgram.ts'
import { openSandbox } from './sandbox/openSandbox.ts'
import type { Runtime } from './sandbox/process/runtime.ts'
import { findRuntimes } from './sandbox/process/runtimes.ts'
import type { Sandbox } from './sandbox/sandbox.ts'
import { recordSnippet } from './testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => major >= 12)
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})

afterAll(() => sandbox.close())

/** The program as a person would write it, one thing a line. `lines[n]` is the line that prints n. */
function writeSource(program: readonly Action[]): { source: string; lines: readonly number[] } {
  const text = ["const { readFile } = require('fs')", 'const timers = []']
  const lines: number[] = []
  const write = (body: readonly Action[]): void => {
    for (const action of body) {
      switch (action.do) {
        case 'print':
          text.push(`console.log(${lines.length})`)
          lines.push(text.length)
          break
        case 'clear':
          text.push('clearTimeout(timers.shift())')
          break
        default: {
          const [before, after] = WRAPPINGS[action.do](action.delay)
          text.push(before)
          write(action.body)
          text.push(after)
        }
      }
    }
  }
  write(program)
  return { source: `${text.join('\n')}\n`, lines }
}

type Wrapping = (delay: number) => readonly [string, string]
const WRAPPINGS: Record<Exclude<Action['do'], 'print' | 'clear'>, Wrapping> = {
  timeout: (delay) => ['timers.push(setTimeout(() => {', `}, ${delay}))`],
  immediate: () => ['setImmediate(() => {', '})'],
  nextTick: () => ['process.nextTick(() => {', '})'],
  microtask: () => ['queueMicrotask(() => {', '})'],
  reaction: (delay) =>
    delay % 2 === 0
      ? ['Promise.resolve().then(() => {', '})']
      : [';(async () => { await null', '})()'],
  resolveLater: (delay) => [
    `new Promise((resolve) => setTimeout(resolve, ${delay})).then(() => {`,
    '})',
  ],
  readFile: () => ['readFile(__filename, () => {', '})'],
}

const record = (runtime: Runtime, source: string) => recordSnippet(sandbox, runtime, source)

const isClearing = (body: readonly Action[]): boolean =>
  body.some((action) => action.do === 'clear' || ('body' in action && isClearing(action.body)))

describe.each(runtimes)('a random program on Node $major', (runtime) => {
  const samples = fc.sample(programs, { seed: 26 * runtime.major, numRuns: 12 })
  it.each(samples.map((program) => writeSource(program).source))('%#', async (source) => {
    const program = samples.find((candidate) => writeSource(candidate).source === source) ?? []
    const { lines } = writeSource(program)
    const events = await record(runtime, source)
    const timeline = buildTimeline(events)
    expect(timeline.outcome).toMatchObject({ type: 'finished', exitCode: 0 })
    expect(invariantViolations(timeline)).toEqual([])

    const printed = timeline.outputs.map(({ text }) => Number(text))
    const numbers = [...printed].sort((a, b) => a - b)
    if (isClearing(program)) expect(new Set(numbers).size).toBe(numbers.length)
    else expect(numbers).toEqual([...lines.keys()])
    expect(timeline.outputs.map(({ line }) => line)).toEqual(printed.map((n) => lines[n]))

    const last = frameAt(timeline, timeline.steps.length - 1)
    expect(Object.values(last.queues).flat()).toEqual([])
    for (let cursor = 0; cursor < timeline.steps.length; cursor += 3) {
      const there = frameAt(timeline, cursor)
      frameAt(timeline, cursor + 5)
      expect(frameAt(timeline, cursor)).toEqual(there)
    }
  })
})
