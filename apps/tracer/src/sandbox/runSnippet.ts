import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Sandbox, SnippetRun } from './sandbox.ts'

/**
 * Runs a snippet once, in a process of its own that is never used again. Yields the header (`run`) first, then events
 * while the process runs, and exactly one `outcome` last; however the run ends, that is a result and never a throw.
 * Leaving the iteration early kills the run, as aborting `run.signal` does. Nothing is left behind: no process, file,
 * cgroup, timer or descriptor.
 */
export const runSnippet = (sandbox: Sandbox, run: SnippetRun): AsyncIterable<TraceEvent> =>
  sandbox.run(run)
