import { z } from 'zod'

/**
 * Microseconds since the session began, by the machine's monotonic clock, which all its processes share. Of the moment
 * itself, as the process that saw it told it; of a message that came late, not before the event in front of it.
 */
export const at = z.number().nonnegative()

/**
 * 'primary', 'client', 'worker 1', 'web-api-1', 'recipe-api', 'haproxy', ... A worker's number is cluster's `worker.id`; within
 * an epoch none comes back. A server that is started again has its name again.
 */
export const process = z.string().max(40)
export const count = z.number().int().nonnegative()
