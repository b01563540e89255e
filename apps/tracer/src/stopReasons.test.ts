import { describe, expect, test } from 'vitest'
import { openEndedRuns } from './testing/openEndedRuns.ts'
import { hasTurn, testedRuntimes } from './testing/testedRuntimes.ts'

const runtimes = testedRuntimes([10, 24])
const ended = openEndedRuns(runtimes)

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
  const idle = IDLE.filter(({ since = 10 }, i) => {
    const able = runtimes.filter(({ major }) => major >= since)
    return able.includes(runtime) && hasTurn(i, runtime, able)
  })
  test.concurrent.each(idle)(
    'an idle loop is told what keeps it: $name',
    async ({ source, sentence }) => {
      expect(await reason(runtime, source, { timeoutMs: 1500 })).toBe(
        `Idle since # ms: ${sentence}.`,
      )
    },
  )

  if (hasTurn(0, runtime, runtimes))
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

  if (hasTurn(1, runtime, runtimes))
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

  if (hasTurn(2, runtime, runtimes))
    test('what never returned is told by what was last seen of it', async () => {
      const source = (end: string) =>
        `function hang() {\n  ${end}\n}\nsetTimeout(() => {\n  console.log('in')\n  hang()\n}, 5)`
      expect([
        await reason(runtime, 'while (true) {}'),
        await reason(runtime, source('for (;;);')),
        await reason(
          runtime,
          source('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'),
        ),
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

  if (hasTurn(3, runtime, runtimes))
    test('output and memory are told by who took them', async () => {
      const flood = "for (;;)\n  console.log('x'.repeat(1000))"
      const heap = 'const all = []\nfor (;;) all.push(new Array(1000).fill(1))'
      expect([
        await reason(runtime, flood, { timeoutMs: 10_000 }),
        await reason(runtime, heap, { timeoutMs: 10_000 }),
      ]).toEqual(['Most of it came from line 2.', 'It happened in the main module.'])
    })
})
