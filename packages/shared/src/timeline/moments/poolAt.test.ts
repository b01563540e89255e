import { expect, test } from 'vitest'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { poolAt } from './poolAt.ts'

/** Jobs that main hands over at 10, 11, 12 ... us; each ends when its callback begins, null: never. */
function poolOf(size: number, jobs: readonly [resource: string, endsAt: number | null][]) {
  const events: TraceEvent[] = [
    {
      type: 'run',
      v: 1,
      runId: 'r',
      node: '24.0.0',
      module: 'commonjs',
      libuv: '1.50.0',
      sandbox: 'none',
      startedAt: '2026-01-01T00:00:00Z',
      file: '/tmp/app/index.js',
      counters: true,
      threadPoolSize: size,
      warm: true,
      recorded: true,
      limits: { wallMs: 5000, cpuMs: 2000, heapMb: 64, outputBytes: 1e6, rows: 1e5 },
    },
    { type: 'main', at: 0 },
    ...jobs.map(
      ([resource], i): TraceEvent => ({
        type: 'init',
        at: 10 + i,
        asyncId: 10 + i,
        triggerAsyncId: 1,
        executionAsyncId: 1,
        resource,
        site: null,
      }),
    ),
    { type: 'after', at: 90, asyncId: 1 },
    ...jobs
      .flatMap(([, end], i) => (end === null ? [] : [{ end, asyncId: 10 + i }]))
      .sort((a, b) => a.end - b.end)
      .flatMap(({ end, asyncId }): TraceEvent[] => [
        { type: 'before', at: end, asyncId, depth: 0, loopCount: 1, events: 1 },
        { type: 'after', at: end + 1, asyncId },
      ]),
  ]
  const timeline = buildTimeline(events)
  return (at: number) => {
    const { threads, queued } = poolAt(timeline, at)
    const id = (operation: number) => timeline.operations[operation]?.asyncId ?? null
    return {
      threads: threads.map((job) => job && id(job.operation)),
      queued: queued.map((job) => id(job.operation)),
    }
  }
}

test('jobs beyond the size of the pool queue, and get threads in order of arrival', () => {
  const at = poolOf(2, [
    ['FSREQCALLBACK', 200],
    ['FSREQCALLBACK', 100],
    ['FSREQCALLBACK', 300],
    ['FSREQCALLBACK', null],
  ])
  expect([5, 10, 50, 100, 200, 400].map(at)).toEqual([
    { threads: [null, null], queued: [] },
    { threads: [10, null], queued: [] },
    { threads: [10, 11], queued: [12, 13] },
    { threads: [10, 12], queued: [13] },
    { threads: [13, 12], queued: [] },
    { threads: [13, null], queued: [] },
  ])
})

test('a zlib stream holds no thread: when it has work there, nobody tells', () => {
  const at = poolOf(2, [
    ['ZLIB', null],
    ['FSREQCALLBACK', 200],
  ])
  expect(at(50)).toEqual({ threads: [11, null], queued: [] })
})

test('name look-ups take at most half of the threads, so that files are not held up', () => {
  const at = poolOf(4, [
    ['GETADDRINFOREQWRAP', 100],
    ['GETADDRINFOREQWRAP', 200],
    ['GETADDRINFOREQWRAP', 300],
    ['FSREQCALLBACK', 400],
  ])
  expect([50, 100].map(at)).toEqual([
    { threads: [10, 11, 13, null], queued: [12] },
    { threads: [12, 11, 13, null], queued: [] },
  ])
})
