import { fileURLToPath } from 'node:url'
import type { Program } from '@loopscope/shared/lesson/lesson'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { openSandbox } from '../../src/sandbox/openSandbox.ts'
import { findRuntimes } from '../../src/sandbox/process/runtimes.ts'
import { runSnippet } from '../../src/sandbox/run/runSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))

export type LessonRunner = {
  /** One real run, to its end. */
  readonly record: (program: Program, node: string) => Promise<readonly TraceEvent[]>
  readonly run: (program: Program, node: string) => Promise<Timeline>
  readonly close: () => Promise<void>
}

/** Runs the programs of lessons as the service does: in the sandbox, on these major versions of Node. */
export async function openLessonRunner(majors: readonly string[]): Promise<LessonRunner> {
  const runtimes = findRuntimes().filter(({ major }) => majors.includes(String(major)))
  const sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
  const record = async ({ source, module, threadPoolSize }: Program, node: string) => {
    const runtime = runtimes.find(({ major }) => String(major) === node)
    if (runtime === undefined) throw new Error(`Node ${node} is needed: npm run runtimes`)
    const events: TraceEvent[] = []
    const run = runSnippet(sandbox, {
      runId: 'lesson',
      source,
      module,
      file: module === 'module' ? 'index.mjs' : 'index.js',
      runtime,
      args: [],
      timeoutMs: 20_000,
      cpuMs: 16_000,
      threadPoolSize,
      maxRows: 200_000,
      record: true,
    })
    for await (const event of run) events.push(event)
    return events
  }
  return {
    record,
    run: async (program, node) => buildTimeline(await record(program, node)),
    close: () => sandbox.close(),
  }
}
