import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const WAIT_MS = 3000
/** A start takes a tenth of it, on a busy machine too. */
const YOUNG_MS = 2000
const runtimes = testedRuntimes([10, 16, 20, 26])

/** Whether a process that has just begun would say the same, by each clock that counts from its start. */
const LOOK = `
const young = (performance) => [
  performance.now() < ${YOUNG_MS},
  Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 100,
  Date.now() - performance.timeOrigin < ${YOUNG_MS},
]
const report = (...performances) =>
  console.log(JSON.stringify([process.uptime() * 1e3 < ${YOUNG_MS}, ...performances.map(young)]))
`
const YES = [true, true, true]

/** The same of what Node stamps with that time, in the main thread and in a Worker. */
const STAMPED = `
const look = () => {
  const { performance } = require('perf_hooks')
  const young = (at) => at >= 0 && at < ${YOUNG_MS}
  const { nodeTiming } = performance
  const printed = Number(/timeStamp: ([\\d.]+)/.exec(require('util').inspect(new Event('printed')))[1])
  const entries = [performance.mark('a'), performance.measure('b', 'a'), new Event('an event')]
  return [
    ...[process.uptime() * 1e3, performance.now(), Date.now() - performance.timeOrigin].map(young),
    ...entries.map(({ startTime, timeStamp }) => young(startTime ?? timeStamp)),
    ...[nodeTiming.nodeStart, nodeTiming.bootstrapComplete, nodeTiming.duration].map(young),
    ...[printed, performance.eventLoopUtilization().active].map(young),
  ]
}
const inside = "require('worker_threads').parentPort.postMessage((" + look + ")())"
setImmediate(() => {
  const { Worker } = require('worker_threads')
  new Worker(inside, { eval: true }).on('message', (said) => console.log(JSON.stringify([look(), said])))
})
`

describe('a process that has waited for its job does not show it', () => {
  let sandbox: Sandbox

  beforeAll(async () => {
    sandbox = await openSandbox({ runtimes, recorder: RECORDER, warm: () => 3 })
    await sandbox.warmed()
    await sleep(WAIT_MS)
  }, 60_000)
  afterAll(() => sandbox.close())

  it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
    'by process.uptime and performance on Node %s, also where they are first asked for late',
    async (_version, runtime) => {
      const { major } = runtime
      const sources = [
        `${LOOK}report(require('perf_hooks').performance)`,
        `${LOOK}setTimeout(() => report(${major < 16 ? "require('perf_hooks').performance" : 'performance, globalThis.performance'}), 2)`,
      ]
      const said: unknown[] = []
      for (const source of sources) {
        const events = await recordSnippet(sandbox, runtime, source)
        const warm = events.flatMap((event) => (event.type === 'run' ? [event.warm] : []))
        const printed = events.flatMap((event) => (event.type === 'output' ? [event.text] : []))
        said.push([...warm, JSON.parse(printed.join(''))])
      }
      expect(said).toEqual([
        [true, [true, YES]],
        [true, major < 16 ? [true, YES] : [true, YES, YES]],
      ])
    },
  )

  it.each(
    runtimes
      .filter(({ major }) => major >= 18)
      .map((runtime) => [runtime.version, runtime] as const),
  )('by marks, measures and events on Node %s, also in a Worker', async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, STAMPED)
    const printed = events.flatMap((event) => (event.type === 'output' ? [event.text] : []))
    const all = Array.from({ length: 11 }, () => true)
    expect(JSON.parse(printed.join(''))).toEqual([all, all])
  })
})
