import { fileURLToPath } from 'node:url'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { snippetRun } from '../../testing/recordSnippet.ts'
import { openSandbox } from '../openSandbox.ts'
import type { Runtime } from '../process/runtime.ts'
import { findRuntimes } from '../process/runtimes.ts'
import type { Sandbox, SnippetRun } from '../sandbox.ts'
import { runSnippet } from './runSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => [10, 24, 26].includes(major))
const [oldest] = runtimes
const newest = runtimes.find(({ major }) => major === 24)
if (oldest === undefined || newest === undefined)
  throw new Error('Node 10 and 24 are needed: npm run runtimes')

const runOf = (source: string, runtime: Runtime = newest): SnippetRun =>
  snippetRun(runtime, source, { timeoutMs: 5000, cpuMs: 5000, maxRows: 10_000 })

type Seen = {
  readonly header: EventOf<'run'>
  readonly stdout: string
  readonly stderr: string
  readonly outcome: RunOutcome
  readonly events: readonly TraceEvent[]
}

async function see(sandbox: Sandbox, run: SnippetRun): Promise<Seen> {
  const events: TraceEvent[] = []
  for await (const event of runSnippet(sandbox, run)) events.push(event)
  const [header] = events
  const last = events.at(-1)
  if (header?.type !== 'run' || last?.type !== 'outcome') throw new Error('not a recording')
  expect(last.events).toBe(events.length - 1)
  const textOf = (stream: 'stdout' | 'stderr'): string =>
    events
      .flatMap((event) => (event.type === 'output' && event.stream === stream ? [event.text] : []))
      .join('')
  return {
    header,
    stdout: textOf('stdout'),
    stderr: textOf('stderr'),
    outcome: last.outcome,
    events,
  }
}

/** An outcome without what differs from run to run. */
function plain({ durationMs: _, unseenCpuMs: _cpu, ...outcome }: RunOutcome): object {
  if (!('error' in outcome)) return outcome
  const { stack: _stack, ...error } = outcome.error
  return { ...outcome, error }
}

describe.each(['auto', 'none'] as const)('with walls: %s', (walls) => {
  let sandbox: Sandbox

  beforeAll(async () => {
    sandbox = await openSandbox({ runtimes, recorder: RECORDER, warm: () => 1, walls })
    await sandbox.warmed()
  })
  afterAll(() => sandbox.close())

  test('every version says what the snippet said, in order, and how it ended', async () => {
    const source =
      'setTimeout(() => console.log("timer"), 5); process.nextTick(() => console.log("tick")); console.error("main")'
    for (const runtime of runtimes) {
      const { header, stdout, stderr, outcome, events } = await see(sandbox, runOf(source, runtime))
      expect([header.node, header.warm, header.recorded]).toEqual([runtime.version, true, true])
      expect([stdout, stderr, plain(outcome)]).toEqual([
        'tick\ntimer\n',
        'main\n',
        { type: 'finished', exitCode: 0 },
      ])
      const outputs = events.filter((event) => event.type === 'output')
      expect(outputs.map(({ text, observed }) => [text, observed])).toEqual([
        ['main\n', true],
        ['tick\n', true],
        ['timer\n', true],
      ])
      await sandbox.warmed()
    }
  })

  test('a cold process does the same', async () => {
    const { header, stdout } = await see(sandbox, { ...runOf('console.log(1)'), cold: true })
    expect([header.warm, stdout]).toEqual([false, '1\n'])
  })

  test('without a recording there is only what came out', async () => {
    const run = {
      ...runOf('console.log("plain"); setTimeout(() => console.log("later"), 60)'),
      record: false,
    }
    const { header, stdout, events } = await see(sandbox, run)
    expect([header.recorded, stdout]).toEqual([false, 'plain\nlater\n'])
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['run', 'output', 'outcome']))
  })

  test('an ES module with top-level await is a main module', async () => {
    const source = 'await null; console.log(import.meta.url.endsWith("/index.mjs"), typeof require)'
    const { stdout } = await see(sandbox, { ...runOf(source), module: 'module', file: 'index.mjs' })
    expect(stdout).toBe('true undefined\n')
  })

  test('arguments and the size of the thread pool arrive', async () => {
    const source = 'console.log(process.argv.slice(2), process.env.UV_THREADPOOL_SIZE)'
    const { stdout, header } = await see(sandbox, {
      ...runOf(source),
      args: ['a', 'ü'],
      threadPoolSize: 2,
    })
    expect([stdout, header.threadPoolSize]).toEqual(["[ 'a', 'ü' ] 2\n", 2])
  })

  test('an exit code is the snippet’s own', async () => {
    const { outcome } = await see(sandbox, runOf('process.exit(7)'))
    expect(plain(outcome)).toEqual({ type: 'finished', exitCode: 7 })
  })

  test('an uncaught error has its place in the source', async () => {
    const { outcome } = await see(
      sandbox,
      runOf('\nsetTimeout(() => {\n  throw new TypeError("no")\n}, 1)'),
    )
    const error = { name: 'TypeError', message: 'no', line: 3, column: 9 }
    expect(plain(outcome)).toEqual({ type: 'threw', exitCode: 1, error })
  })

  test('a rejection that nobody handles ends the run', async () => {
    const { outcome } = await see(sandbox, runOf('Promise.reject(new RangeError("far"))'))
    const error = { name: 'RangeError', message: 'far', line: 1, column: 16 }
    expect(plain(outcome)).toEqual({ type: 'threw', exitCode: 1, error })
  })

  test.each(['commonjs', 'module'] as const)(
    'a syntax error of a %s has line and column',
    async (module) => {
      const file = module === 'module' ? 'index.mjs' : 'index.js'
      for (const runtime of runtimes.filter(({ major }) => module === 'commonjs' || major > 10)) {
        const { outcome } = await see(sandbox, {
          ...runOf('let a = 1\nlet b = = 2', runtime),
          module,
          file,
        })
        const error = { name: 'SyntaxError', message: "Unexpected token '='", line: 2, column: 9 }
        if (runtime.major === 10) error.message = 'Unexpected token ='
        expect(plain(outcome)).toEqual({ type: 'threw', exitCode: 1, error })
      }
    },
  )

  test('a run that takes too long is stopped, and the guilty is named', async () => {
    const run = { ...runOf('setTimeout(() => {\n  for (;;);\n}, 1)'), timeoutMs: 300 }
    const { outcome } = await see(sandbox, run)
    const callback = 'The setTimeout callback scheduled at line 1 never returned.'
    expect(plain(outcome)).toEqual({
      type: 'timedOut',
      exitCode: null,
      limit: 'wall',
      afterMs: 300,
      callback,
    })
  })

  test.skipIf(process.platform !== 'linux')('CPU time has a limit of its own', async () => {
    const { outcome } = await see(sandbox, { ...runOf('for (;;);'), cpuMs: 200 })
    expect(plain(outcome)).toMatchObject({ type: 'timedOut', limit: 'cpu', afterMs: 200 })
  })

  test('too much output ends the run, and the first megabyte is kept whole', async () => {
    const source = 'const f = () => process.stdout.write("€".repeat(1000), f); f()'
    const { outcome, stdout } = await see(sandbox, runOf(source))
    expect(plain(outcome)).toEqual({
      type: 'tooMuchOutput',
      exitCode: null,
      limitBytes: 1024 * 1024,
    })
    expect(Buffer.from(stdout.slice(0, 1000)).length).toBe(3000)
    expect(Buffer.byteLength(stdout)).toBeGreaterThan(1024 * 1024 - 4)
  })

  test('the events of a long run come while it runs', async () => {
    const seen: string[] = []
    const aborter = new AbortController()
    const run = {
      ...runOf('console.log("early"); setInterval(() => {}, 1000)'),
      signal: aborter.signal,
    }
    for await (const event of runSnippet(sandbox, { ...run, timeoutMs: 60_000 })) {
      seen.push(event.type)
      if (event.type === 'output') aborter.abort()
    }
    expect([seen[0], seen.includes('output'), seen.at(-1)]).toEqual(['run', true, 'outcome'])
  })

  test('a run that is stopped from outside says so', async () => {
    const { outcome } = await see(sandbox, { ...runOf('for (;;);'), signal: AbortSignal.abort() })
    expect(plain(outcome)).toEqual({
      type: 'killed',
      exitCode: null,
      signal: 'SIGKILL',
      note: 'The run was stopped.',
    })
  })

  test('whoever leaves early ends the run, and the next one works', async () => {
    for await (const event of runSnippet(sandbox, runOf('for (;;);')))
      if (event.type === 'run') break
    const { stdout } = await see(sandbox, runOf('console.log("next")'))
    expect(stdout).toBe('next\n')
  })

  test('a cap on events cuts the recording, not the run', async () => {
    const source =
      'let n = 0; const f = () => ++n < 500 ? setImmediate(f) : console.log("all", n); f()'
    const { events, stdout } = await see(sandbox, { ...runOf(source), maxRows: 100 })
    expect(stdout).toBe('all 500\n')
    expect(events.at(-1)).toMatchObject({ truncated: true, outcome: { type: 'finished' } })
  })

  test('many runs at once do not mix', async () => {
    const texts = await Promise.all(
      Array.from(
        { length: 6 },
        async (_, i) => (await see(sandbox, runOf(`console.log(${i})`))).stdout,
      ),
    )
    expect(texts).toEqual(['0\n', '1\n', '2\n', '3\n', '4\n', '5\n'])
  })
})

test('closing ends what runs', async () => {
  const sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
  const seen: string[] = []
  let closed: Promise<void> | undefined
  for await (const event of runSnippet(sandbox, runOf('setInterval(() => {}, 1000)'))) {
    seen.push(event.type)
    if (event.type === 'run') closed = sandbox.close()
  }
  await closed
  expect(seen.at(-1)).toBe('outcome')
})

test('a recording that grows past all that it may hold ends its run', async () => {
  const sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
  const source = 'for (;;) require("fs").writeSync(1, "x")'
  // Far more than it needs on a quiet machine: only the rows may end it.
  const run = { ...runOf(source), timeoutMs: 25_000, cpuMs: 25_000 }
  try {
    const { outcome, node } = await outcomeOf(runSnippet(sandbox, { ...run, maxRows: 1000 }))
    const { durationMs: _, lost: _some, ...rest } = outcome
    expect({ node, outcome: rest }).toEqual({
      node: run.runtime.version,
      outcome: { type: 'tooManyEvents', exitCode: null, limit: 102_000 },
    })
  } finally {
    await sandbox.close()
  }
})

async function outcomeOf(events: AsyncIterable<TraceEvent>): Promise<EventOf<'outcome'>> {
  let last: TraceEvent | undefined
  for await (const event of events) last = event
  if (last?.type !== 'outcome') throw new Error(`The last event is ${last?.type}.`)
  return last
}
