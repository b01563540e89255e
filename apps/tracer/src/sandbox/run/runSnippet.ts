import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Sandbox, SnippetRun } from '../sandbox.ts'

/**
 * Runs a snippet once, in a process of its own that is never used again. Yields the header (`run`) first, then events
 * while the process runs, and exactly one `outcome` last; however the snippet ends, that is a result. Throws only if no
 * process could be started at all. Leaving the iteration early kills the run, as aborting `run.signal` does. Nothing is
 * left behind: no process, file, cgroup, timer or descriptor.
 */
export async function* runSnippet(
  sandbox: Sandbox,
  run: SnippetRun,
): AsyncGenerator<TraceEvent, void, void> {
  for await (const batch of sandbox.run(run)) yield* batch
}
