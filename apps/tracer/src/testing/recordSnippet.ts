import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Runtime } from '../sandbox/process/runtime.ts'
import { runSnippet } from '../sandbox/run/runSnippet.ts'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'

/** A run of a snippet with limits that no test comes near; `more` says what else it is to be. */
export function snippetRun(
  runtime: Runtime,
  source: string,
  more: Partial<SnippetRun> = {},
): SnippetRun {
  return {
    runId: 'test',
    source,
    module: 'commonjs',
    file: 'index.js',
    runtime,
    args: [],
    timeoutMs: 10_000,
    cpuMs: 10_000,
    threadPoolSize: null,
    maxRows: 200_000,
    record: true,
    ...more,
  }
}

/** The recording of one real run. */
export async function recordSnippet(
  sandbox: Sandbox,
  runtime: Runtime,
  source: string,
  more: Partial<SnippetRun> = {},
): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  for await (const event of runSnippet(sandbox, snippetRun(runtime, source, more)))
    events.push(event)
  return events
}
