import { z } from 'zod'

/** Version of the recording format. Raise it when an old reader would misread a new line; versions/migrations.ts says what goes with it. */
export const TRACE_VERSION = 1

/** The first line: what ran, on what, and within which limits. */
export const runEventSchema = z.object({
  type: z.literal('run'),
  v: z.literal(TRACE_VERSION),
  runId: z.string(),
  /** Full version, "24.21.0". */
  node: z.string(),
  module: z.enum(['commonjs', 'module', 'typescript']),
  libuv: z.string(),
  sandbox: z.enum(['bubblewrap', 'none']),
  /** ISO 8601, the service's clock. */
  startedAt: z.string(),
  /** Absolute path of the main file inside the sandbox. */
  file: z.string(),
  /** The process that is recorded, by its own word: its id in its sandbox, and which of its threads; 0 is the main thread. */
  pid: z.number().int().optional(),
  thread: z.number().int().optional(),
  /** Whether this Node has loop counters (uvMetricsInfo), so that phases can be observed. */
  counters: z.boolean(),
  threadPoolSize: z.number().int(),
  /** Started from the warm pool, or cold. */
  warm: z.boolean(),
  /**
   * What the recorder can tell; absent: 1. From 2 on it tells of `ref` and `unref` (`hold`), goes on counting past the cap
   * (`pastCap`), and a killed run's rows are complete up to the loop's last sleep. From 3 on it tells of HTTP requests.
   */
  recorder: z.number().int().optional(),
  /** The program, where the recording is a file of its own. */
  source: z.string().optional(),
  /** False for a run without the recorder (fidelity): only output and outcome follow. */
  recorded: z.boolean(),
  limits: z.object({
    wallMs: z.number(),
    cpuMs: z.number(),
    heapMb: z.number(),
    outputBytes: z.number(),
    rows: z.number(),
  }),
})

export type RunEvent = z.infer<typeof runEventSchema>
