import { fileURLToPath } from 'node:url'
import { promisedOrder } from '@loopscope/shared/puzzle/promisedOrder'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../sandbox/openSandbox.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { recordSnippet } from '../testing/recordSnippet.ts'
import { testedRuntimes } from '../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 20, 26])
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})

afterAll(() => sandbox.close())

/** Every order that is known to be right after one run: what it printed, and what the rules allow besides; sorted. */
async function orders(source: string, runtime: (typeof runtimes)[number]): Promise<string[]> {
  const timeline = buildTimeline(await recordSnippet(sandbox, runtime, source))
  const printed = timeline.outputs.map(({ text }) => text.trim()).join(' ')
  return [printed, ...promisedOrder(timeline, source).others.map((lines) => lines.join(' '))].sort()
}

const say = (word: string) => `() => console.log('${word}')`

it.each(runtimes)(
  'of a timer against an immediate both orders are right, on Node $major',
  async (runtime) => {
    const source = `setTimeout(${say('a')}, 0)\nsetImmediate(${say('b')})\nconsole.log('main')`
    // A machine that stands still for longer than a pause that is meant decides a single run.
    let found: readonly string[] = []
    for (let runs = 0; runs < 10 && found.length < 2; runs++) found = await orders(source, runtime)
    expect(found).toEqual(['main a b', 'main b a'])
  },
)

it.each(runtimes)(
  'what is drained goes along with its callback, on Node $major',
  async (runtime) => {
    const source = `
setTimeout(() => { console.log('a'); process.nextTick(${say('tick')}) })
setTimeout(${say('c')})
setImmediate(() => { console.log('b'); Promise.resolve().then(${say('job')}) })`
    // The loop may begin when the one timer is due and the other is not: what was printed between is left where it was.
    // Before Node 11 a queue was drained after all that was due.
    const all =
      runtime.major < 11
        ? ['a tick b job c', 'a c tick b job', 'b job a c tick']
        : ['a tick b job c', 'a tick c b job', 'b job a tick c']
    // A run in which the loop began between the two timers tells of one order alone, on Node 10.
    let found: readonly string[] = []
    for (let runs = 0; runs < 10 && found.length < 2; runs++) {
      found = await orders(source, runtime)
      expect(found.filter((order) => !all.includes(order))).toEqual([])
    }
    expect(found.length > 1).toBe(true)
  },
)

it.each(runtimes)('what the rules decide has one order, on Node $major', async (runtime) => {
  const sources = [
    `setTimeout(() => { setImmediate(${say('a')}); setTimeout(${say('b')}, 0) }, 5)`,
    `setTimeout(${say('a')}, 0)\nprocess.nextTick(${say('b')})`,
    `setTimeout(${say('a')}, 0)\nsetImmediate(() => 1)\nconsole.log('b')`,
    `setTimeout(${say('a')}, 0); const until = Date.now() + 30; while (Date.now() < until);\nsetImmediate(${say('b')})`,
  ]
  const found = []
  for (const source of sources) found.push((await orders(source, runtime)).length)
  expect(found).toEqual([1, 1, 1, 1])
})

it.each(runtimes)(
  'what only the clock decides has both orders, on Node $major',
  async (runtime) => {
    const pairs: readonly (readonly [source: string, ...all: string[]])[] = [
      [`setTimeout(${say('b')}, 30)\nsetTimeout(${say('a')}, 5)`, 'a b', 'b a'],
      [`setTimeout(${say('a')}, 5)\nsetImmediate(${say('b')})`, 'a b', 'b a'],
      [`require('fs').stat('.', ${say('a')})\nsetTimeout(${say('b')}, 5)`, 'a b', 'b a'],
      [
        `setTimeout(() => { console.log('a'); setTimeout(${say('b')}, 5) }, 5)\nsetTimeout(${say('c')}, 20)`,
        'a b c',
        'a c b',
      ],
    ]
    for (const [source, ...all] of pairs) {
      // A machine that stands still for longer than the clock has left decides a single run.
      let found: readonly string[] = []
      for (let runs = 0; runs < 10 && found.length < 2; runs++)
        found = await orders(source, runtime)
      expect(found).toEqual(all)
    }
  },
)

it.each(runtimes)(
  'what the clock cannot turn round has one order, on Node $major',
  async (runtime) => {
    const sleep = `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))`
    const sources = [
      `setTimeout(${say('a')}, 5)\nsetTimeout(${say('b')}, 30)`,
      `setTimeout(${say('a')}, 5)\nconst until = Date.now() + 20\nwhile (Date.now() < until);\nsetTimeout(${say('b')}, 30)`,
      `setTimeout(() => { setTimeout(${say('b')}, 5); setImmediate(${say('a')}) }, 5)`,
      `${sleep}\nsleep(5).then(${say('a')})\nsleep(30).then(${say('b')})`,
      `setTimeout(() => { console.log('a'); setTimeout(${say('b')}, 5) }, 5)`,
    ]
    const found = []
    for (const source of sources) found.push((await orders(source, runtime)).length)
    expect(found).toEqual([1, 1, 1, 1, 1])
  },
)

it.each(runtimes.filter(({ major }) => major >= 22))(
  'in an ES module too a timer and an immediate race, on Node $major',
  async (runtime) => {
    const source = `setTimeout(${say('a')}, 0)\nsetImmediate(${say('b')})`
    const settings = { module: 'module', file: 'index.mjs' } as const
    // A machine that stands still for longer than a pause that is meant decides a single run.
    let races = 0
    for (let runs = 0; runs < 10 && races === 0; runs++) {
      const timeline = buildTimeline(await recordSnippet(sandbox, runtime, source, settings))
      races = promisedOrder(timeline, source).races.length
    }
    expect(races).toBe(1)
  },
)

it('knows whether main itself sets both a timer of 1 ms and an immediate', async () => {
  const runtime = runtimes.at(-1)
  if (runtime === undefined) throw new Error('no runtime')
  const sets = async (source: string) =>
    promisedOrder(buildTimeline(await recordSnippet(sandbox, runtime, source)), source)
      .setsBothInMain
  expect([
    await sets(`setTimeout(${say('a')}, 0)\nsetImmediate(${say('b')})`),
    await sets(`setImmediate(() => setTimeout(${say('a')}, 0))`),
    await sets(`setTimeout(${say('a')}, 20)\nsetImmediate(${say('b')})`),
  ]).toEqual([true, false, false])
})
