import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Runtime } from '../../src/sandbox/process/runtime.ts'
import { runSnippet } from '../../src/sandbox/run/runSnippet.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { ClaimedLine } from '../kernel/compareLines.ts'
import type { Program } from './loadPrograms.ts'

export type RunOptions = {
  readonly sandbox: Sandbox
  readonly runtime: Runtime
  readonly program: Program
  /** What is really run: the program, with or without the logger before it. */
  readonly source: string
  readonly cold: boolean
  readonly record: boolean
}

export type ProgramRun = {
  readonly events: readonly TraceEvent[]
  readonly lines: readonly ClaimedLine[]
  readonly stdout: string
  readonly stderr: string
  readonly outcome: RunOutcome
}

/** One run of a program, by the product's own path from the sandbox to the timeline. */
export const runProgram = async (options: RunOptions): Promise<ProgramRun> => {
  const events: TraceEvent[] = []
  for await (const event of runSnippet(options.sandbox, toSnippetRun(options))) events.push(event)
  const { outputs, outcome } = buildTimeline(events)
  if (outcome === null) throw new Error(`${options.program.name}: the recording has no outcome`)
  const textOf = (stream: 'stdout' | 'stderr') =>
    outputs
      .filter((output) => output.stream === stream)
      .map((output) => output.text)
      .join('')
  return {
    events,
    lines: outputs.filter((output) => output.stream === 'stdout'),
    stdout: textOf('stdout'),
    stderr: textOf('stderr'),
    outcome,
  }
}

let runs = 0

const toSnippetRun = ({ program, source, runtime, cold, record }: RunOptions) => ({
  runId: `verify-${++runs}`,
  source,
  module: program.module,
  file: program.module === 'module' ? ('index.mjs' as const) : ('index.js' as const),
  runtime,
  args: [],
  timeoutMs: 10_000,
  cpuMs: 8_000,
  threadPoolSize: null,
  maxRows: 200_000,
  record,
  cold,
})
