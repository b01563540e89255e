/**
 * What the service hands to a waiting process: 4 bytes of length (uint32, little endian), then this as JSON (UTF-8),
 * on file descriptor 3. Before it the process writes one byte 'R' there: "warm, waiting"; and a last one, 'E', when nothing of the
 * snippet's can run any more and the recording holds its exit code. The process never closes fd 3 by itself: end of stream means
 * that it is gone.
 */
export type Job = {
  readonly source: string
  /** Name of the main file below /tmp/app: "index.js" or "index.mjs". */
  readonly file: string
  /** process.argv from index 2 on. */
  readonly args: readonly string[]
  /** UV_THREADPOOL_SIZE; null leaves libuv's default of 4. */
  readonly threadPoolSize: number | null
  /** Cap on rows; past it the run goes on unrecorded. */
  readonly maxRows: number
  /** false: run without hooks (the fidelity check), in every other respect the same. */
  readonly record: boolean
  /** What V8's profiler is to do; null: it is not started. */
  readonly sampling: {
    /** Time between two samples, us. */
    readonly intervalUs: number
    /**
     * Also write after each callback that held the loop what was sampled until then: for a run that will be ended from outside.
     * Each time takes V8 some milliseconds.
     */
    readonly early: boolean
  } | null
}
