/** What bounds a run, with the defaults below. The service takes time and rows from its environment (config.ts), the rest as it stands here. */
export type Limits = {
  /** Longest wall time that a run may ask for, ms. Processes are started with backstops for this one. */
  readonly maxTimeoutMs: number
  /** V8's old space, MB. */
  readonly heapMb: number
  /** Size of the writable file system of a run, MB. */
  readonly filesMb: number
  /** Bytes of stdout and stderr together. */
  readonly outputBytes: number
  /** Rows that a run may ask the recorder for, at most. */
  readonly maxRows: number
  /** Memory of the whole process where cgroups are writable, MB. */
  readonly memoryMb: number
  /** Open files. */
  readonly openFiles: number
  /** Threads and processes of one slot's user. */
  readonly threads: number
  /** How long an idle warm process is kept, ms. */
  readonly idleMs: number
  /** How long a process may take until it waits for its job, ms. */
  readonly startMs: number
}

/** Wall time of a run that asks for nothing, ms. */
export const DEFAULT_TIMEOUT_MS = 5_000
/** No run may ask for more wall time than this, ms. */
export const LONGEST_TIMEOUT_MS = 60_000
/** Rows of a run that asks for nothing. */
export const DEFAULT_ROWS = 200_000
/** No run may ask for more rows than this. */
export const MOST_ROWS = 2_000_000

export const DEFAULT_LIMITS: Limits = {
  maxTimeoutMs: DEFAULT_TIMEOUT_MS,
  heapMb: 128,
  filesMb: 32,
  outputBytes: 1024 * 1024,
  maxRows: DEFAULT_ROWS,
  memoryMb: 448,
  openFiles: 256,
  threads: 80,
  idleMs: 4 * 60_000,
  startMs: 10_000,
}

/** CPU time that any run may use, ms: a wall time below it is what ends a short run that computes. */
const LEAST_CPU_MS = 4_000

/** CPU time that goes with a wall time, ms: 4 s for the default of 5 s. */
export const cpuMsFor = (timeoutMs: number): number =>
  Math.max(LEAST_CPU_MS, Math.ceil(timeoutMs * 0.8))

/**
 * RLIMIT_DATA in bytes. Node 24 reserves 512 MB of address space for the code of each isolate, which counts as data
 * though it is never touched: a cap that suits older versions would keep it from starting its first worker. Where a cgroup
 * holds the memory itself, there is room for as many as there may be threads.
 */
export const dataBytes = (major: number, limits: Limits, cgroup: boolean): number => {
  if (major < 23) return 768 * MB
  return cgroup ? limits.threads * 512 * MB : 2048 * MB
}

const MB = 1024 * 1024

/** RLIMIT_FSIZE in bytes: one limit for files and recording, so the larger need counts. */
export const fileBytes = (limits: Limits): number =>
  Math.max(limits.filesMb * 1024 * 1024, limits.maxRows * 32 + 24 * 1024 * 1024)
