import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { queueSpansAt } from '@loopscope/shared/timeline/moments/queueSpansAt'
import { queuesAt } from '@loopscope/shared/timeline/moments/queuesAt'
import { explain } from '@loopscope/shared/timeline/rules/explain'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSandbox } from './sandbox/openSandbox.ts'
import type { Runtime } from './sandbox/process/runtime.ts'
import type { Sandbox, SnippetRun } from './sandbox/sandbox.ts'
import { recordSnippet } from './testing/recordSnippet.ts'
import { testedRuntimes } from './testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 24])
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER })
})
afterAll(() => sandbox.close())

async function ended(runtime: Runtime, source: string, more: Partial<SnippetRun> = {}) {
  const events = await recordSnippet(sandbox, runtime, source, { timeoutMs: 600, ...more })
  const timeline = buildTimeline(events)
  // The service says what the page finds in the same recording.
  const { outcome } = timeline
  if (outcome?.type === 'timedOut') expect(outcome.callback ?? null).toBe(timeline.stopReason)
  return timeline
}

const withoutNumbers = (sentence: string | null | undefined): string =>
  (sentence ?? '').replace(
    /[\d.,]+ ((?:more )?(?:m?s|nextTicks|microtasks|turns|times))\b/g,
    // A busy machine takes a second where another takes some ms.
    (_, unit: string) => `# ${unit === 's' ? 'ms' : unit}`,
  )
const reason = async (...given: Parameters<typeof ended>) =>
  withoutNumbers((await ended(...given)).stopReason)

type Idle = {
  readonly name: string
  readonly source: string
  readonly sentence: string
  readonly since?: number
}

/** What each program is told when a limit ends it; `since`: the first Node where it runs, or where that is recorded. */
const IDLE: readonly Idle[] = [
  {
    name: 'a server',
    source: "require('net').createServer().listen(0)",
    sentence: 'the server on line 1 keeps the process alive',
  },
  {
    name: 'a server and a timer, not one that is unref’d nor one that is cleared',
    source:
      "require('http').createServer().listen(0)\nsetTimeout(() => {}, 60000)\nsetTimeout(() => {}, 50000).unref()\nclearTimeout(setTimeout(() => {}, 40000))",
    sentence: 'the server on line 1 keeps the process alive; the timer on line 2 is due at # ms',
    since: 12,
  },
  {
    name: 'a timer that is ref’d again, not a server that is unref’d',
    source:
      "require('net').createServer().listen(0).unref()\nsetTimeout(() => {}, 60000).unref().ref()",
    sentence: 'the timer on line 2 is due at # ms',
    since: 12,
  },
  {
    name: 'a timer, not a server that is closed',
    source:
      "const server = require('net').createServer().listen(0, () => server.close())\nsetTimeout(() => {}, 60000)",
    sentence: 'the timer on line 2 is due at # ms',
  },
  {
    name: 'several timers of one line',
    source: 'for (let i = 0; i < 3; i++)\n  setTimeout(() => {}, 60000)',
    sentence: '3 timers on line 2 are due, the first at # ms',
  },
  {
    name: 'a port with a listener, not its other end',
    source:
      "const { MessageChannel } = require('worker_threads')\nconst { port1, port2 } = new MessageChannel()\nport1.onmessage = () => {}",
    sentence: 'the MessagePort on line 2 keeps the process alive',
    since: 12,
  },
  {
    name: 'a timer, not ports of which one is closed',
    source:
      "const { MessageChannel } = require('worker_threads')\nconst { port1, port2 } = new MessageChannel()\nport1.onmessage = () => {}\nport2.close()\nsetTimeout(() => {}, 60000)",
    sentence: 'the timer on line 5 is due at # ms',
    since: 12,
  },
  {
    name: 'a timer, not a worker that is unref’d',
    source:
      "const { Worker } = require('worker_threads')\nnew Worker('setInterval(() => {}, 1000)', { eval: true }).unref()\nsetTimeout(() => {}, 60000)",
    sentence: 'the timer on line 3 is due at # ms',
    since: 12,
  },
  {
    name: 'a worker',
    source:
      "const { Worker } = require('worker_threads')\nnew Worker('setInterval(() => {}, 1000)', { eval: true })",
    sentence: 'the Worker on line 2 keeps the process alive',
    since: 12,
  },
  {
    name: 'a server after an error that a listener took',
    source:
      "process.on('uncaughtException', () => {})\nrequire('net').createServer().listen(0)\nthrow new Error('x')",
    sentence: 'the server on line 2 keeps the process alive',
  },
  {
    name: 'a server that a beforeExit listener started',
    source: "process.once('beforeExit', () => {\n  require('net').createServer().listen(0)\n})",
    sentence: 'the server on line 2 keeps the process alive',
  },
  {
    name: 'a server after thousands of rows',
    source:
      "const server = require('net').createServer().listen(0)\nfor (let i = 0; i < 4000; i++) setImmediate(() => {})\nsetTimeout(() => setTimeout(() => {}, 60000), 50)",
    sentence: 'the server on line 1 keeps the process alive; the timer on line 3 is due at # ms',
  },
]

describe.each(runtimes)('on Node $version', (runtime) => {
  test.concurrent.each(IDLE.filter(({ since = 10 }) => runtime.major >= since))(
    'an idle loop is told what keeps it: $name',
    async ({ source, sentence }) => {
      expect(await reason(runtime, source, { timeoutMs: 1500 })).toBe(
        `Idle since # ms: ${sentence}.`,
      )
    },
  )

  test('a queue that never empties is named, also past the cap', async () => {
    const tick = 'function again() {\n  process.nextTick(again)\n}\nagain()'
    const then = 'function again() {\n  Promise.resolve().then(again)\n}\nagain()'
    const cut = { maxRows: 3000, timeoutMs: 1500 }
    expect([
      await reason(runtime, tick),
      await reason(runtime, tick, cut),
      await reason(runtime, then, cut),
    ]).toEqual([
      expect.stringMatching(
        /^The nextTick queue never emptied: (# nextTicks ran in a row since # ms, the last from line 2\.|from .*)$/,
      ),
      expect.stringMatching(
        /^The nextTick queue never emptied: from # ms, where the recording was cut off, to # m?s # more nextTicks were queued, the last on line 2, and the loop did not go on\.$/,
      ),
      expect.stringMatching(
        /^The microtask queue never emptied: from # ms, where the recording was cut off, to # m?s # more microtasks were queued, the last on line 2, and the loop did not go on\.$/,
      ),
    ])
  })

  test('a loop that goes on is told by what', async () => {
    expect([
      // With a pause in it, so that the recording holds all of its turns.
      await reason(
        runtime,
        'function again() {\n  setImmediate(again)\n  for (const t = Date.now(); Date.now() < t + 2; );\n}\nagain()',
      ),
      // It sleeps for the most part, and is blamed for ten calls or more: a busy machine gets there later.
      await reason(runtime, 'function again() {\n  setTimeout(again, 1)\n}\nagain()', {
        timeoutMs: 3000,
      }),
      await reason(runtime, 'function again() {\n  setImmediate(again)\n}\nagain()', {
        maxRows: 2000,
      }),
    ]).toEqual([
      'The loop was still turning, # turns by then: setImmediate was called # times on line 2.',
      'The loop was still turning, # turns by then: setTimeout was called # times on line 2.',
      'The loop was still turning: # turns more from # ms, where the recording was cut off, to # ms.',
    ])
  })

  test('what never returned is told by what was last seen of it', async () => {
    const source = (end: string) =>
      `function hang() {\n  ${end}\n}\nsetTimeout(() => {\n  console.log('in')\n  hang()\n}, 5)`
    expect([
      await reason(runtime, 'while (true) {}'),
      await reason(runtime, source('for (;;);')),
      await reason(runtime, source('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)')),
      await reason(runtime, "process.on('uncaughtException', () => { for (;;); })\nthrow 1"),
      await reason(runtime, "process.on('beforeExit', () => { for (;;); })"),
    ]).toEqual([
      'The main module never returned.',
      'The setTimeout callback scheduled at line 4 never returned. It was last seen on line 5.',
      'The setTimeout callback scheduled at line 4 never returned. It was last seen on line 5.',
      'The listener that took the error never returned.',
      'The beforeExit listener never returned.',
    ])
  })

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

  test('output and memory are told by who took them', async () => {
    const flood = "for (;;)\n  console.log('x'.repeat(1000))"
    const heap = 'const all = []\nfor (;;) all.push(new Array(1000).fill(1))'
    expect([
      await reason(runtime, flood, { timeoutMs: 10_000 }),
      await reason(runtime, heap, { timeoutMs: 10_000 }),
    ]).toEqual(['Most of it came from line 2.', 'It happened in the main module.'])
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
