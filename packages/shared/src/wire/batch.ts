import { z } from 'zod'
import { runRequestSchema, wholeNumber } from './api.ts'
import { runOutcomeSchema } from './runOutcome.ts'

/** Most runs of one batch. */
export const MOST_BATCH_RUNS = 50

/** Most versions of one batch. */
const MOST_VERSIONS = 32

/** Body of POST /api/batches: the same snippet again and again, or on many versions, behind everybody's single runs. */
export const batchRequestSchema = runRequestSchema.extend({
  runs: wholeNumber(
    `"runs" must be a whole number from 2 to ${MOST_BATCH_RUNS}`,
    2,
    MOST_BATCH_RUNS,
  ).default(MOST_BATCH_RUNS),
  /** Once on each of these, each as `node` has one; `runs` and `node` say nothing then. */
  versions: z
    .array(z.string('"versions" must be versions as strings, such as ["22", "24"]'))
    .min(1, '"versions" must name a version')
    .max(MOST_VERSIONS, `"versions" must be ${MOST_VERSIONS} versions at most`)
    .optional(),
})
export type BatchRequest = z.infer<typeof batchRequestSchema>

/** A line that a program printed, without its end. */
export const outputLineSchema = z.object({
  stream: z.enum(['stdout', 'stderr']),
  text: z.string(),
  /** The last of its stream, and no end came: "a" is another output than "a\n". */
  unended: z.literal(true).optional(),
})

/** Answer of POST /api/batches: NDJSON, one `result` per run as it ends, then `done`. */
export const batchEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('result'),
    /** Counts from 0. */
    index: z.number().int().nonnegative(),
    /** Which of the distinct outputs it was, from 0 in order of appearance. */
    output: z.number().int().nonnegative(),
    /**
     * For the first run with its output: what it printed, 2000 lines and 64 KB of it at most. The lines of later runs are
     * the same: null.
     */
    lines: z.array(outputLineSchema).nullable(),
    outcome: runOutcomeSchema,
    /** For the first run with its output, or each version: under this name a service keeps its recording for a while. */
    runId: z.string().nullable(),
    /** Full version, "24.21.0". */
    node: z.string(),
  }),
  z.object({
    type: z.literal('done'),
    /** How many runs there were. */
    runs: z.number().int().nonnegative(),
    /** Why there were fewer than asked for, as a sentence; else null. */
    cut: z.string().nullable(),
  }),
])
export type BatchEvent = z.infer<typeof batchEventSchema>
export type BatchResult = Extract<BatchEvent, { type: 'result' }>

/**
 * Answer of POST /api/runs/:runId/fidelity: the same snippet without the recorder, in the same sandbox.
 * `same`: plain Node gave the same output and end at once. `racy`: plain Node gives several, this one among them.
 * `varies`: plain Node gives several, this one not among those seen (times, random numbers, rare orders).
 * `differs`: plain Node always gave another. `unknown`: cannot be compared, `reason` says why.
 */
export const fidelitySchema = z.object({
  verdict: z.enum(['same', 'racy', 'varies', 'differs', 'unknown']),
  /** Runs without the recorder. */
  runs: z.number().int().nonnegative(),
  /** Distinct outputs that those gave, the most frequent first, three at most; 2000 lines and 64 KB of each. */
  plain: z.array(z.object({ runs: z.number().int(), lines: z.array(outputLineSchema) })),
  reason: z.string().nullable(),
})
export type Fidelity = z.infer<typeof fidelitySchema>
