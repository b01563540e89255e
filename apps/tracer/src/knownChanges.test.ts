import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { knownChanges } from '@loopscope/shared/timeline/compare/knownChanges'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from './sandbox/openSandbox.ts'
import { findRuntimes } from './sandbox/process/runtimes.ts'
import type { Sandbox } from './sandbox/sandbox.ts'
import { recordSnippet } from './testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => [10, 18, 24, 26].includes(major))
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

async function recorded(source: string, major: number): Promise<Timeline> {
  const runtime = runtimes.find((each) => each.major === major)
  if (runtime === undefined) throw new Error(`Node ${major} is not installed.`)
  return buildTimeline(await recordSnippet(sandbox, runtime, source))
}

const DRAINS = `setTimeout(() => { console.log(1); Promise.resolve().then(() => console.log(2)) }, 5)
setTimeout(() => console.log(3), 5)
const end = Date.now() + 20; while (Date.now() < end);`
const AWAITS = `async function f() { await Promise.resolve(); console.log(1) }
f()
Promise.resolve().then(() => console.log(2)).then(() => console.log(3)).then(() => console.log(4))`
const REJECTED = `Promise.reject(new Error('no')); setTimeout(() => console.log(1), 5)`
const SEED = `const fs = require('fs')
setImmediate(() => console.log(1))
fs.readFile(__filename, () => console.log(4))
// Else it is a race on Node 26: whether the thread of the pool is done when the loop begins.
for (const end = Date.now() + 40; Date.now() < end; );`

it.each([
  ['timers drained one by one', DRAINS, 10, 18, 'Since Node 11 '],
  ['a shorter await', AWAITS, 10, 18, 'Since Node 12 '],
  ['a rejection that nobody handles', REJECTED, 10, 18, 'Since Node 15 '],
  ['a file read in an earlier turn', SEED, 24, 26, 'In Node 26 '],
])('%s is named as what changed', async (_, source, older, newer, begin) => {
  const [a, b] = [await recorded(source, older), await recorded(source, newer)]
  const deciding = knownChanges(b, a).filter(({ decides }) => decides)
  expect(deciding.map(({ sentence }) => sentence)).toEqual([expect.stringContaining(begin)])
})

it('across Node 20 a timer is told to be in another part of the turn, which decides nothing', async () => {
  const source = 'setTimeout(() => console.log(1), 5)'
  const [a, b] = [await recorded(source, 18), await recorded(source, 24)]
  expect(
    knownChanges(a, b).map(({ sentence, decides }) => [sentence.slice(0, 17), decides]),
  ).toEqual([['Since libuv 1.45 ', false]])
})

it.each([
  [DRAINS, 18, 24],
  [AWAITS, 18, 24],
  [REJECTED, 18, 26],
])(
  'where two versions print the same nothing is named that decides',
  async (source, older, newer) => {
    const changes = knownChanges(await recorded(source, older), await recorded(source, newer))
    expect(changes.filter(({ decides }) => decides)).toEqual([])
  },
)
