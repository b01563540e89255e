import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandbox } from '../../../tracer/src/sandbox/openSandbox.ts'
import { findRuntimes } from '../../../tracer/src/sandbox/process/runtimes.ts'
import { runSnippet } from '../../../tracer/src/sandbox/run/runSnippet.ts'
import type { Sandbox } from '../../../tracer/src/sandbox/sandbox.ts'
import { stripTypes } from '../../../tracer/src/typescript/stripTypes.ts'
import type { Example } from './example.ts'
import { EXAMPLE_GROUPS } from './examples.ts'
import { PROGRAM_EXAMPLES } from './programs.ts'

const RECORDER = fileURLToPath(new URL('../../../tracer/dist/recorder.cjs', import.meta.url))
const EXAMPLES = EXAMPLE_GROUPS.flatMap(({ examples }) => examples)

type Said = {
  /** The lines in their order; of each list the lines may come in any order. */
  readonly lines: readonly (string | readonly string[])[]
  /** The file is there before or after the first Check, by how quick the thread pool is: so it is in one run of a few. */
  readonly mostly?: true
  /** 0 where left out. */
  readonly exitCode?: number
}

/** What makes the lesson true: by slug. */
const SAID: Readonly<Record<string, Said>> = {
  classic: { lines: ['8', '3', '2', '1', '4', '7', '6', '5'], mostly: true },
  main: { lines: ['main 1', 'main 2', 'main 3', 'main is done', 'timer'] },
  timers: { lines: ['three timers wait', '10 ms', '20 ms', '30 ms'] },
  pending: { lines: ['connecting', 'error: ENOENT', 'closed'] },
  poll: { lines: ['the pool reads, main goes on', 'read 8 lines', 'right after the callback'] },
  check: { lines: ['first turn: A', 'first turn: B', 'second turn: C'] },
  close: { lines: ['socket closed', 'server closed'] },
  exit: { lines: ['nothing left to do', 'one more', 'nothing left to do', 'bye'] },
  'next-tick-first': { lines: ['main', 'nextTick', 'promise'] },
  drain: {
    lines: [
      'nextTick',
      'microtask 1',
      'microtask 2',
      'microtask from microtask 2',
      'nextTick from microtask 1',
    ],
  },
  'await-order': {
    lines: ['1: main', '2: before the await', '3: main goes on', '4: after the await', '5: then'],
  },
  'between-timers': { lines: ['timer 1', 'promise', 'timer 2'] },
  'between-timers-node10': { lines: ['timer 1', 'timer 2', 'promise'] },
  'starve-ticks': { lines: ['100 ticks, and no phase in between', 'timer, at last'] },
  'promise-recursion': { lines: ['the chain has begun', 'immediate, at last'] },
  'module-order': { lines: ['module body', 'promise', 'nextTick'] },
  'timeout-or-immediate': { lines: [['timeout', 'immediate']] },
  'timeout-or-immediate-io': { lines: ['immediate', 'timeout'] },
  clamped: { lines: ['0 ms', 'NaN ms', '2 ** 31 ms', '1 ms'] },
  drift: { lines: ['round 1', 'round 2', 'round 3', 'round 4'] },
  blocked: {
    lines: ['computing', 'done', 'was due after 5 ms', 'was due after 10 ms'],
  },
  unref: { lines: ['t3', 'only t3 kept it alive'] },
  abort: { lines: ['AbortError'] },
  pool: {
    lines: ['five jobs, four threads', ['hash 1', 'hash 2', 'hash 3', 'hash 4', 'hash 5']],
  },
  'server-close': {
    lines: ['not listening any more', 'client got bye', ['client closed', 'server closed']],
  },
  http: { lines: ['server: GET /loop', 'client: 200', 'client: hello'] },
  streams: { lines: ['piece of 128', 'piece of 128', 'piece of 20', 'end', 'close'] },
  dgram: { lines: ['sent', 'got ping'] },
  worker: { lines: ['answer: 42', 'worker has ended'] },
  'message-channel': { lines: ['main', 'microtask', 'message: hello'] },
  zalgo: { lines: ['no name before', 'loaded after'] },
  emitter: { lines: ['1: listener', '2: after emit', '3: once'] },
  'too-deep': { lines: ['RangeError', 'arrived'] },
  rejection: { lines: ['about to fail'], exitCode: 1 },
  survived: {
    lines: ["caught: Cannot read properties of null (reading 'length')", 'the next timer runs'],
  },
  'process-exit': { lines: ['exit 3'], exitCode: 3 },
  'top-level-await': { lines: ['1: before', '2: a timer meanwhile', '3: after'] },
  typescript: { lines: ['quick after 5 ms', 'slow after 20 ms'] },
  'book-server': {
    lines: [
      [
        'info GET /books/7 status=200',
        'info POST /orders status=200',
        'info GET /report status=200',
        'info GET /authors/Lem status=200',
        'info GET /books/9999 status=404',
        'info GET /nothing status=404',
      ],
      'info all answered statuses=200,200,200,200,404,404',
    ],
  },
  'classic-node26': { lines: ['8', '3', '2', '4', '7', '1', '6', '5'], mostly: true },
}

const runtimes = findRuntimes().filter(({ major }) => [10, 24, 26].includes(major))
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

test('each has a name of its own, a lesson of one line, and few enough lines to be read at once', () => {
  expect(new Set(EXAMPLES.map(({ slug }) => slug)).size).toBe(EXAMPLES.length)
  expect(new Set(EXAMPLES.map(({ title }) => title)).size).toBe(EXAMPLES.length)
  expect(Object.keys(SAID).sort()).toEqual(EXAMPLES.map(({ slug }) => slug).sort())
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(24)
  for (const { slug, lesson, source, title } of EXAMPLES) {
    expect(lesson).toMatch(/^[^\n]{20,100}$/)
    expect(title.length).toBeLessThanOrEqual(40)
    expect(source.split('\n').length).toBeLessThanOrEqual(longest(slug))
    expect(source.endsWith('\n')).toBe(true)
  }
})

test.each(EXAMPLES)('$slug says what it teaches', async (example) => {
  const { lines, exitCode = 0, mostly } = SAID[example.slug] ?? { lines: [] }
  const run = async () => buildTimeline(await record(example))
  const isSaid = (timeline: Timeline) =>
    isDeepStrictEqual(inGroups(written(timeline), lines), lines)
  let timeline = await run()
  for (let again = 0; mostly && again < 9 && !isSaid(timeline); again++) timeline = await run()
  expect(inGroups(written(timeline), lines)).toEqual(lines)
  expect(plain(timeline.outcome)).toEqual({ type: exitCode === 1 ? 'threw' : 'finished', exitCode })

  const places = [...timeline.outputs, ...timeline.callbacks.filter(({ internal }) => !internal)]
  const seen = new Set(places.flatMap(({ phase, queue }) => [phase, queue]))
  expect(example.shows.filter((place) => !seen.has(place))).toEqual([])
  for (const cursor of timeline.steps.keys())
    expect(frameAt(timeline, cursor).line ?? 1).toBeLessThanOrEqual(longest(example.slug))
})

const written = ({ outputs }: Timeline): string[] =>
  outputs
    .filter(({ stream }) => stream === 'stdout')
    .flatMap(({ text }) => text.trimEnd().split('\n'))

/** Lines. A whole program is as long as people write them. */
function longest(slug: string): number {
  return PROGRAM_EXAMPLES.some((program) => program.slug === slug) ? 170 : 18
}

/** `written` cut as `lines` is, each list sorted like the expected one. */
function inGroups(
  written: readonly string[],
  lines: Said['lines'],
): (string | readonly string[])[] {
  let at = 0
  const groups = lines.map((expected) => {
    if (typeof expected === 'string') return written[at++] ?? ''
    const group = written.slice(at, at + expected.length)
    at += expected.length
    return group.toSorted((a, b) => expected.indexOf(a) - expected.indexOf(b))
  })
  return [...groups, ...written.slice(at)]
}

function plain(outcome: RunOutcome | null): object | null {
  return outcome && { type: outcome.type, exitCode: outcome.exitCode }
}

async function record({ source, module, node }: Example): Promise<TraceEvent[]> {
  const runtime = runtimes.find(({ major }) => String(major) === (node ?? '24'))
  if (runtime === undefined) throw new Error(`Node ${node ?? '24'} is needed: npm run runtimes`)
  const stripped = module === 'typescript' ? stripTypes(source) : null
  if (stripped?.type === 'refused') throw new Error(stripped.error.message)
  const events: TraceEvent[] = []
  const run = runSnippet(sandbox, {
    runId: 'example',
    source: stripped?.source ?? source,
    module,
    file: stripped?.file ?? (module === 'module' ? 'index.mjs' : 'index.js'),
    runtime,
    args: [],
    timeoutMs: 5000,
    cpuMs: 4000,
    threadPoolSize: null,
    maxRows: 10_000,
    record: true,
  })
  for await (const event of run) events.push(event)
  return events
}
