import { fileURLToPath } from 'node:url'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, it } from 'vitest'
import { snippetRun } from '../../testing/recordSnippet.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { Runtime } from '../process/runtime.ts'
import { findRuntimes } from '../process/runtimes.ts'
import type { SnippetRun } from '../sandbox.ts'
import { startBareChild } from '../walls/unsandboxed.ts'
import { runChild } from './runChild.ts'

const recorder = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const [node24] = findRuntimes().filter(({ major }) => major === 24) as [Runtime]

/** A process that waits, and its run, which begins when its events are asked for. */
async function prepare(source: string, more: Partial<SnippetRun> = {}, limits = DEFAULT_LIMITS) {
  const leased = startBareChild({ runtime: node24, recorder, limits, record: true })
  expect(await leased.child.ready).toBe(true)
  void leased.child.gone.then(leased.release)
  const place = { kind: 'none', limits, folder: leased.folder } as const
  const run = snippetRun(node24, source, more)
  return { child: leased.child, batches: runChild({ ...leased, warm: true }, run, place) }
}

async function eventsOf(batches: AsyncIterable<TraceEvent[]>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  for await (const batch of batches) events.push(...batch)
  return events
}

it('gives the header first and the outcome last, and by then the process is gone', async () => {
  const { child, batches } = await prepare('console.log(1); setTimeout(() => console.log(2), 5)')
  const events = await eventsOf(batches)
  const [header] = events
  expect(header).toMatchObject({ type: 'run', runId: 'test', node: node24.version, warm: true })
  expect(events.at(-1)).toMatchObject({
    type: 'outcome',
    outcome: { type: 'finished', exitCode: 0 },
  })
  expect(events.flatMap((event) => (event.type === 'output' ? [event.text] : []))).toEqual([
    '1\n',
    '2\n',
  ])
  expect([child.state, child.rows.read().length]).toEqual(['gone', 0])
})

it('ends the process when its caller leaves early', async () => {
  const { child, batches } = await prepare('setInterval(() => {}, 1000)')
  for await (const [first] of batches) {
    expect([first?.type, child.state]).toEqual(['run', 'running'])
    break
  }
  expect([child.state, (await child.gone).signal]).toEqual(['gone', 'SIGKILL'])
})

it('ends it when its run is aborted, prints more than it may, or takes longer', async () => {
  const abort = new AbortController()
  const endless = 'setInterval(() => {}, 1000)'
  const aborted = await prepare(endless, { signal: abort.signal })
  abort.abort()
  const loud = await prepare(
    'for (;;) console.log("x".repeat(99))',
    {},
    { ...DEFAULT_LIMITS, outputBytes: 1000 },
  )
  const slow = await prepare(endless, { timeoutMs: 100 })
  const outcomes: unknown[] = []
  for (const { batches } of [aborted, loud, slow]) {
    const last = (await eventsOf(batches)).at(-1)
    outcomes.push(last?.type === 'outcome' && last.outcome.type)
  }
  expect(outcomes).toEqual(['killed', 'tooMuchOutput', 'timedOut'])
})
