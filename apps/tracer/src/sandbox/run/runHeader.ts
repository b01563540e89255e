import { DEFAULT_POOL_SIZE } from '@loopscope/shared/wire/defaults'
import { type RunEvent, TRACE_VERSION } from '@loopscope/shared/wire/runEvent'
import type { ProcessFacts } from '../../rows/decodeRows.ts'
import type { Limits } from '../limits.ts'
import type { SnippetRun } from '../sandbox.ts'

export type RunPlace = {
  readonly kind: 'bubblewrap' | 'none'
  readonly limits: Limits
  /** Folder of the main file, as the process sees it. */
  readonly folder: string
}

/** What the recorder can tell, as the header's `recorder` says. */
const RECORDER_VERSION = 3

/** The first line of a recording: what runs, on what, and within which limits. */
export function runHeader(
  run: SnippetRun,
  { kind, limits }: RunPlace,
  { pid, thread, libuv, counters }: ProcessFacts,
  { mainFile, startedAt, warm }: { mainFile: string; startedAt: Date; warm: boolean },
): RunEvent {
  return {
    type: 'run',
    v: TRACE_VERSION,
    runId: run.runId,
    node: run.runtime.version,
    module: run.module,
    libuv,
    sandbox: kind,
    startedAt: startedAt.toISOString(),
    file: mainFile,
    pid,
    thread,
    counters,
    threadPoolSize: run.threadPoolSize ?? DEFAULT_POOL_SIZE,
    warm,
    ...(run.record && { recorder: RECORDER_VERSION }),
    recorded: run.record,
    limits: {
      wallMs: run.timeoutMs,
      cpuMs: run.cpuMs,
      heapMb: limits.heapMb,
      outputBytes: limits.outputBytes,
      rows: Math.min(run.maxRows, limits.maxRows),
    },
  }
}
