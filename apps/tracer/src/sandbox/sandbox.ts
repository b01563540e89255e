import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Job } from './job.ts'
import type { Limits } from './limits.ts'
import type { Runtime } from './process/runtime.ts'

export type SandboxConfig = {
  /** What may be run. */
  readonly runtimes: readonly Runtime[]
  /** Warm processes to keep per version; 0 or absent: started when asked for. */
  readonly warm?: (runtime: Runtime) => number
  /** Absolute path of the recorder's bundle. */
  readonly recorder: string
  readonly limits?: Partial<Limits>
  /**
   * 'attacks' (default): try to break out of every kind of wall, and call it no sandbox if any try succeeds.
   * 'start': only see that a process starts (for a person's own file on the command line).
   * 'off': trust the arguments (tests).
   */
  readonly selfTest?: 'attacks' | 'start' | 'off'
  /** 'auto' (default) takes bubblewrap where it works; 'none' never tries. */
  readonly walls?: 'auto' | 'none'
}

/** What V8's profiler is to do in a run, and who gets what it answered: as the process wrote it, to be read with care. */
export type Sampling = NonNullable<Job['sampling']> & {
  /** Called once, before the outcome. `isCut`: more came than is taken. */
  readonly receive: (profiles: readonly string[], isCut: boolean) => void
}

/** One snippet to be run once. */
export type SnippetRun = {
  readonly runId: string
  /** Plain JavaScript: TypeScript is stripped before. */
  readonly source: string
  readonly module: 'commonjs' | 'module' | 'typescript'
  readonly file: 'index.js' | 'index.mjs'
  readonly runtime: Runtime
  readonly args: readonly string[]
  readonly timeoutMs: number
  readonly cpuMs: number
  /** UV_THREADPOOL_SIZE; null leaves libuv's own. */
  readonly threadPoolSize: number | null
  readonly maxRows: number
  /** false: no hooks, for comparing with plain Node. */
  readonly record: boolean
  /** With V8's profiler beside the recorder; absent in every run that was not asked for it. */
  readonly sampling?: Sampling | undefined
  /** true: start a fresh process even if a warm one waits. */
  readonly cold?: boolean | undefined
  /** Aborting it kills the run. */
  readonly signal?: AbortSignal | undefined
}

export type Warmth = { readonly version: string; readonly ready: number; readonly target: number }

/** A way to run untrusted code. `runSnippet` is the plain way to use it. */
export type Sandbox = {
  readonly kind: 'bubblewrap' | 'none'
  /** Why there are no walls and how to get them; null when there are. */
  readonly reason: string | null
  readonly limits: Limits
  /** Warm processes per version, now. */
  readonly warmth: () => readonly Warmth[]
  /** Resolves when every version has the warm processes it should have (or cannot get them). */
  readonly warmed: () => Promise<void>
  /** As `runSnippet`, in batches as they come: for recordings of many events. */
  readonly run: (run: SnippetRun) => AsyncIterable<TraceEvent[]>
  /** Kills every process and removes what was staged. Runs under way end with outcome killed. */
  readonly close: () => Promise<void>
}
