/** What the service and the snippet's process say to each other, and where; `sandbox/job.ts` says what a job is. */

/** A job comes in here; READY and then OVER go out. */
export const CONTROL_FD = 3
/** The rows, appended. */
export const ROWS_FD = 4
/** The process waits for its job, and its `process` row is written. */
export const READY = 'R'
/** Nothing of the snippet's can run any more, and the recording holds its exit code. */
export const OVER = 'E'
