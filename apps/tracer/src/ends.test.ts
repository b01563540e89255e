import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { queueSpansAt } from '@loopscope/shared/timeline/moments/queueSpansAt'
import { queuesAt } from '@loopscope/shared/timeline/moments/queuesAt'
import { explain } from '@loopscope/shared/timeline/rules/explain'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { describe, expect, test } from 'vitest'
import { openEndedRuns } from './testing/openEndedRuns.ts'
import { testedRuntimes } from './testing/testedRuntimes.ts'

const runtimes = testedRuntimes([10, 24])
const ended = openEndedRuns(runtimes)

describe.each(runtimes)('on Node $version', (runtime) => {
  test('the loop is left where process.exit() or an error ended it, in a turn that is counted', async () => {
    const sources = [
      'throw new Error("x")',
      'console.log(1)',
      'setImmediate(() => { throw new Error("x") })',
      "process.on('beforeExit', () => process.exit(3))\nsetTimeout(() => {}, 1)",
      'setTimeout(() => process.exit(4), 5)',
    ]
    const ends: (readonly (string | number | null)[])[] = []
    for (const source of sources) {
      const timeline = await ended(runtime, source, { timeoutMs: 10_000 })
      const { phase, exitedFrom, tick } = frameAt(timeline, timeline.steps.length)
      ends.push([phase, exitedFrom, tick, timeline.ticks.at(-1)?.tick ?? null])
    }
    expect(ends.map(([phase, from, tick, last]) => [phase, from, tick === last])).toEqual([
      ['exit', 'main', true],
      ['exit', null, true],
      ['exit', 'check', true],
      ['exit', null, true],
      ['exit', 'timers', true],
    ])
    // In which turn a timer is due is up to the machine.
    expect([ends[0]?.[2], ends[2]?.[2]]).toEqual([0, 1])
  })

  test('process.exit() is told how much the pipe had not taken', async () => {
    const lines = 5000
    const source = `for (let i = 0; i < ${lines}; i++) console.log('x'.repeat(99))\nprocess.exit(3)`
    const timeline = await ended(runtime, source, { timeoutMs: 10_000 })
    const printed = timeline.outputs.map(({ text }) => text).join('')
    const lost = timeline.outcome?.lost
    expect((lost?.bytes ?? 0) + printed.length).toBe(lines * 100)
    expect((lost?.lines ?? 0) + printed.split('\n').length - 1).toBe(lines)
    expect(findings(timeline, 'lostOutput')).toEqual(
      lost === undefined
        ? []
        : [
            `process.exit() was called with ${words(lost)} not yet in the pipe: they are lost. Set process.exitCode instead and let the process end by itself: Node then waits for them.`,
          ],
    )
  })

  // Node 10 tells too little of promises to know what is an await.
  if (runtime.major >= 12)
    test('an await that nothing settles is told when the process ends', async () => {
      const source =
        "const { EventEmitter } = require('events')\nconst emitter = new EventEmitter()\nfunction once() {\n  return new Promise((done) => emitter.once('ready', done))\n}\nasync function start() {\n  await once()\n  console.log('never')\n}\nstart()"
      expect(findings(await ended(runtime, source), 'neverSettled')).toEqual([
        expect.stringMatching(
          /^The process ended while the await on line 7 still waited for the promise of new Promise on line 4\. Nothing had settled its promise, and a promise alone does not keep the process alive\.$/,
        ),
      ])
    })

  if (runtime.major >= 14)
    test('what exit code 13 says', async () => {
      const more = { module: 'module', file: 'index.mjs' } as const
      const timeline = await ended(runtime, 'await new Promise(() => {})', more)
      expect([timeline.outcome?.exitCode, ...findings(timeline, 'neverSettled')]).toEqual([
        13,
        'The process ended while the await on line 1 still waited for the promise of new Promise on line 1. Nothing had settled its promise, and a promise alone does not keep the process alive. Exit code 13 says that a top-level await was never settled.',
      ])
    })

  test('a server that is closed is not in flight after a crash', async () => {
    const source =
      "const server = require('net').createServer()\nserver.listen(0, () => {\n  server.close()\n  throw new Error('x')\n})"
    const timeline = await ended(runtime, source)
    const last = timeline.steps.length - 1
    expect([
      timeline.outcome?.type,
      queueSpansAt(timeline, last).map(({ entry }) => entry.label),
    ]).toEqual(['threw', []])
  })

  test('what is scheduled after the exit handlers have begun is not called unref', async () => {
    const source = "process.on('exit', async () => {\n  await null\n  setTimeout(() => {}, 0)\n})"
    const timeline = await ended(runtime, source)
    const last = timeline.steps.length - 1
    const timer = timeline.operations.find(({ kind }) => kind === 'timer')
    const waiting = queuesAt(timeline, last)
    expect(explain(timeline, last, timer?.index ?? -1, waiting)?.sentence).toMatch(
      /^(An exit handler scheduled it|It was scheduled after the exit handlers had begun)\. The loop is over, so it never runs\.$/,
    )
  })

  test('a listener of beforeExit is no exit handler', async () => {
    const source =
      "process.once('beforeExit', () => console.log('before'))\nprocess.once('exit', () => console.log('exit'))"
    const { callbacks, outputs } = await ended(runtime, source)
    expect(outputs.map(({ text, callback }) => [text, callbacks[callback ?? -1]?.label])).toEqual([
      ['before\n', 'beforeExit listeners'],
      ['exit\n', 'exit handlers'],
    ])
  })

  test('nothing is said of a run that waits for nothing', async () => {
    const source = "setTimeout(() => console.log('x'), 1)\nPromise.resolve().then(() => {})"
    const timeline = await ended(runtime, source)
    expect([timeline.stopReason, findings(timeline, 'neverSettled')]).toEqual([null, []])
  })
})

function findings(timeline: Timeline, kind: string): string[] {
  return findingsOf(timeline)
    .filter((finding) => finding.kind === kind)
    .map(({ sentence }) => sentence)
}

function words({ writes, lines, bytes }: { writes: number; lines: number; bytes: number }): string {
  const count = (n: number, noun: string) =>
    `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`
  return `${count(writes, 'write')} (${count(lines, 'line')}, ${count(bytes, 'byte')})`
}
