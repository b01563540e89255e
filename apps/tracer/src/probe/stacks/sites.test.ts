import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import { findRuntimes } from '../../sandbox/process/runtimes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes()
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})
afterAll(() => sandbox.close())

/** Schedules from the top level and from below it by turns, twice from each place and more. */
const SOURCE = `for (let i = 0; i < 4; i++) setImmediate(top)
function top() {}
function deep() { setImmediate(top) }
function deeper() { deep() }
for (let i = 0; i < 3; i++) {
  setImmediate(top)
  deep()
  deeper()
}
for (let i = 0; i < 3; i++) deep()
setImmediate(() => { deeper(); deep(); deeper() })
setImmediate(top)
`
const TOP = [1]
const LOOP = [[6], [3, 7], [3, 4, 8]]
const AFTER = [[3, 10], [3, 10], [3, 10], [11], [12]]
const INSIDE = [
  [3, 4, 11],
  [3, 11],
  [3, 4, 11],
]

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'a site has all frames of its stack however deep the one before was, on Node %s',
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, SOURCE)
    const sites = new Map<number | null, number[]>()
    for (const event of events)
      if (event.type === 'site')
        sites.set(
          event.site,
          event.frames.map(({ line }) => line),
        )
    const lines = events.flatMap((event) =>
      event.type === 'init' && event.resource === 'Immediate' ? [sites.get(event.site)] : [],
    )
    expect(lines).toEqual([TOP, TOP, TOP, TOP, ...LOOP, ...LOOP, ...LOOP, ...AFTER, ...INSIDE])
  },
)

/** Imports the same by turns after stacks of different depths; the first time Node loads more. */
const IMPORTS = `const load = () => import('fs')
const deep = (n) => n === 0 ? Promise.resolve() : deep(n - 1)
load()
for (let i = 0; i < 3; i++) Promise.resolve()
load()
deep(1)
load()
deep(9)
load()
`

it.each(
  runtimes.filter(({ major }) => major >= 14).map((runtime) => [runtime.version, runtime] as const),
)(
  'the promises of an import have the same sites after any stack, on Node %s',
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, IMPORTS)
    const called = new Map<number | null, number | undefined>()
    for (const event of events)
      if (event.type === 'site' && event.frames[0]?.line === 1)
        called.set(event.site, event.frames[1]?.line)
    const counts = new Map<number | undefined, number>()
    for (const event of events) {
      if (event.type !== 'init' || event.resource !== 'PROMISE' || !called.has(event.site)) continue
      const line = called.get(event.site)
      counts.set(line, (counts.get(line) ?? 0) + 1)
    }
    const again = counts.get(5)
    expect([counts.get(7), counts.get(9)]).toEqual([again, again])
    expect(again).toBeGreaterThan(0)
  },
)
