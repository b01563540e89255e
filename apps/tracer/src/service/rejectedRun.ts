import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Runtime } from '../sandbox/runtime.ts'

/** The recording of a run that never started: its outcome alone. */
export function rejectedRun(
  runtime: Runtime,
  sandbox: 'bubblewrap' | 'none',
  error: OutcomeError,
): TraceEvent {
  return {
    type: 'outcome',
    outcome: { type: 'rejected', exitCode: null, error },
    node: runtime.version,
    sandbox,
    events: 0,
    truncated: false,
  }
}
