import { DEFAULT_POOL_SIZE } from '@loopscope/shared/wire/defaults'
import { type RunEvent, TRACE_VERSION } from '@loopscope/shared/wire/runEvent'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { EventOf } from '@loopscope/shared/wire/traceEvent'
import type { Limits } from '../../sandbox/limits.ts'
import { hasLoopCounters } from '../../sandbox/process/runtime.ts'

/** What a run that never started would have been. */
export type RejectedRun = {
  readonly runId: string
  /** The version that was asked for, in full where there is such a one. */
  readonly node: string
  /** Name of the main file, and what was asked for of the thread pool: null is libuv's own 4. */
  readonly file: 'index.js' | 'index.mjs'
  readonly threadPoolSize: number | null
  readonly module: RunEvent['module']
  readonly timeoutMs: number
  readonly cpuMs: number
  readonly maxRows: number
  readonly sandbox: { readonly kind: RunEvent['sandbox']; readonly limits: Limits }
}

/** The recording of a run that never started: its header and its outcome, as every recording has them. */
export function rejectedRun(
  run: RejectedRun,
  error: OutcomeError,
): readonly [RunEvent, EventOf<'outcome'>] {
  const { node, sandbox } = run
  return [
    {
      type: 'run',
      v: TRACE_VERSION,
      runId: run.runId,
      node,
      module: run.module,
      // No process was there to ask.
      libuv: '',
      sandbox: sandbox.kind,
      startedAt: new Date().toISOString(),
      file: `/tmp/app/${run.file}`,
      counters: hasLoopCounters(node),
      threadPoolSize: run.threadPoolSize ?? DEFAULT_POOL_SIZE,
      warm: false,
      recorded: false,
      limits: {
        wallMs: run.timeoutMs,
        cpuMs: run.cpuMs,
        heapMb: sandbox.limits.heapMb,
        outputBytes: sandbox.limits.outputBytes,
        rows: run.maxRows,
      },
    },
    {
      type: 'outcome',
      outcome: { type: 'rejected', exitCode: null, error },
      node,
      sandbox: sandbox.kind,
      events: 1,
      truncated: false,
    },
  ]
}
