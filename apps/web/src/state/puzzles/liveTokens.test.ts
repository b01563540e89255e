import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPuzzles } from '../../../../tracer/src/puzzles/loadPuzzles.ts'
import { openSandbox } from '../../../../tracer/src/sandbox/openSandbox.ts'
import { findRuntimes } from '../../../../tracer/src/sandbox/process/runtimes.ts'
import { runSnippet } from '../../../../tracer/src/sandbox/run/runSnippet.ts'
import type { Sandbox } from '../../../../tracer/src/sandbox/sandbox.ts'
import { liveTokens } from './liveTokens.ts'

const RECORDER = fileURLToPath(new URL('../../../../tracer/dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => major === 24)
const asked = loadPuzzles().filter(({ question }) => question.kind === 'order' && question.ending)
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

test.each(asked)(
  'of $name each tile leads to a later moment than the one before',
  async (puzzle) => {
    const runtime = runtimes.find(({ major }) => String(major) === puzzle.versions[0])
    if (runtime === undefined) throw new Error('Its Node is needed: npm run runtimes')
    const events: TraceEvent[] = []
    const run = runSnippet(sandbox, {
      runId: 'puzzle',
      source: puzzle.source,
      module: puzzle.module,
      file: puzzle.module === 'module' ? 'index.mjs' : 'index.js',
      runtime,
      args: [],
      timeoutMs: 5000,
      cpuMs: 4000,
      threadPoolSize: null,
      maxRows: 10_000,
      record: true,
    })
    for await (const event of run) events.push(event)
    const tokens = liveTokens(puzzle.question, buildTimeline(events))
    const [seen] = puzzle.answers[puzzle.versions[0] ?? '']?.outputs ?? []
    expect(tokens.map(({ text }) => text)).toEqual([
      ...(seen?.lines ?? []),
      `exits with code ${seen?.exitCode}`,
    ])
    const steps = tokens.map(({ step }) => step)
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
  },
)
