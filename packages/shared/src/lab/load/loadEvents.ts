import { z } from 'zod'
import { at, count } from '../labFields.ts'
import { gzipWays, loadTargets } from './loadTargets.ts'

/** Events of load runs: what a load generator asked of a server, and how long each answer took. Part of `labEventSchema`. */

const targetSchema = z.enum([...loadTargets, ...gzipWays])

const us = z.number().nonnegative()
/** Which execution of the generator: `part` counts from 1 within its run, runs from 1 within the session. */
const which = { at, run: count, part: count }
/** HTTP status or error code -> how many. */
const counts = z.record(z.string().max(60), count)

/**
 * autocannon: a closed loop, each connection asks again when its answer is there. steady: an open loop, a request each 1/rate s
 * whether or not others are answered; its latency counts from when a request was due.
 */
export const loadGeneratorSchema = z.enum(['autocannon', 'steady'])

/** What `autocannon -l` prints of a run, in whole milliseconds, from its own result. */
export const autocannonResultSchema = z.object({
  /** Percentile, "99.9" -> ms. */
  latency: z.record(z.string(), z.number()),
  averageMs: z.number(),
  stddevMs: z.number(),
  maxMs: z.number(),
  requests: z.object({
    ...{ p1: z.number(), p2_5: z.number(), p50: z.number(), p97_5: z.number() },
    ...{ average: z.number(), stddev: z.number(), min: z.number() },
  }),
  sent: count,
  errors: count,
  timeouts: count,
  non2xx: count,
  bytes: z.number().nonnegative(),
  durationSeconds: z.number(),
})

export const LOAD_EVENTS = [
  /** The run waits for load runs of other sessions on this machine: `ahead` of them are to end first. */
  z.object({ type: z.literal('loadQueued'), at, run: count, ahead: count }),
  z.object({
    type: z.literal('loadStarted'),
    ...which,
    /** single: one part; of the demo haproxy its three ways to compress, in turns. */
    kind: z.enum(['single', 'ab', 'stalled']),
    /** Parts that the run is to have. */
    parts: count,
    /** The pair or three that this belongs to, 1 the first. Of a single part 1. */
    round: count,
    side: z.enum(['a', 'b']).nullable(),
    target: targetSchema,
    generator: loadGeneratorSchema,
    connections: count,
    pipelining: count,
    seconds: z.number().positive(),
    warmupSeconds: z.number().nonnegative(),
    /** steady: requests per second. */
    rate: z.number().positive().nullable(),
    port: z.number().int(),
    /** The machine's load average over one minute, before the run; null: unknown. */
    loadAverage: z.number().nonnegative().nullable(),
  }),
  /** Exactly what came between `from` and `to`, which is a fifth of a second or so. */
  z.object({
    type: z.literal('loadSample'),
    ...which,
    from: at,
    to: at,
    /** It came before the run counts: the first requests find cold code and no connection. */
    warmup: z.boolean(),
    /** Answers of any status. */
    responses: count,
    statuses: counts,
    errors: counts,
    bytes: count,
    /** Of this window's answers with a status of 2xx; null: there was none. */
    latency: z.object({ p50: us, p90: us, p99: us, max: us }).nullable(),
  }),
  /** The run was called off: no part of it begins any more. What its parts have told stays. */
  z.object({ type: z.literal('loadOver'), at, run: count }),
  z.object({
    type: z.literal('loadDone'),
    ...which,
    /** finished: its time was over. bailedOut: 200 errors with no answer between them. killed: it had not ended 3 s after its time. */
    reason: z.enum(['finished', 'stopped', 'bailedOut', 'killed', 'left']),
    /** From the first request that counts to the end. */
    us,
    sent: count,
    responses: count,
    statuses: counts,
    errors: z.array(
      z.object({ code: z.string(), errno: z.number().nullable(), message: z.string(), count }),
    ),
    /** Requests that are neither answered, nor failed, nor under way at the end: their connection was closed without an error. */
    lost: count,
    bytes: count,
    /** Latencies of all answers with a status of 2xx, in us: HdrHistogram V2, three digits, not compressed, in base64. null: the generator was killed. */
    histogram: z.string().nullable(),
    /** Processor time that processes took meanwhile; null where the system does not tell. */
    cpu: z.array(
      z.object({
        process: z.string(),
        role: z.enum(['client', 'proxy', 'server']),
        us: us.nullable(),
      }),
    ),
    autocannon: autocannonResultSchema.nullable(),
  }),
] as const

type Each = z.infer<(typeof LOAD_EVENTS)[number]>
/** The event of one type: `LoadEventOf<'loadDone'>`. */
export type LoadEventOf<T extends Each['type']> = Extract<Each, { type: T }>
export type LoadEvent = Each
export type LoadGenerator = z.infer<typeof loadGeneratorSchema>
export type AutocannonResult = z.infer<typeof autocannonResultSchema>
