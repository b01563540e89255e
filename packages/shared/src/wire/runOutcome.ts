import { z } from 'zod'
import { moduleKindSchema } from './api.ts'

/** An error that ended a run, or kept it from starting. `line`/`column` count from 1, in the user's source. */
export const outcomeErrorSchema = z.object({
  name: z.string(),
  message: z.string(),
  stack: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
})

const common = {
  /** What a person should know besides: "child_process is not available here: ...". One or more sentences. */
  note: z.string().optional(),
  /** The kind of module as which the same text can be run, where it cannot as what it was run. */
  runAs: moduleKindSchema.optional(),
  /** From the job's hand-over to the process's end, ms. */
  durationMs: z.number().optional(),
  /** Processor time that the process used after its last row had come, ms; of runs that were ended from outside. */
  unseenCpuMs: z.number().optional(),
  /** Writes that the recorder saw and that never came out of the pipe: the process ended before it took them. */
  lost: z
    .object({ writes: z.number().int(), bytes: z.number().int(), lines: z.number().int() })
    .optional(),
}

/** How a run ended. First reason wins; a run that hit a limit is a result, not an exception. */
export const runOutcomeSchema = z.discriminatedUnion('type', [
  /** Ended by itself or by process.exit(exitCode). */
  z.object({ type: z.literal('finished'), exitCode: z.number().int(), ...common }),
  /** Uncaught error, unhandled rejection or syntax error. */
  z.object({
    type: z.literal('threw'),
    exitCode: z.number().int(),
    error: outcomeErrorSchema,
    ...common,
  }),
  /** `limit`: wall clock or CPU time. `callback`: why it had not ended by itself, as `stopReason` says it, if that is known. */
  z.object({
    type: z.literal('timedOut'),
    exitCode: z.null(),
    limit: z.enum(['wall', 'cpu']),
    afterMs: z.number(),
    callback: z.string().optional(),
    ...common,
  }),
  z.object({ type: z.literal('outOfMemory'), exitCode: z.null(), ...common }),
  /**
   * `limit`: rows and strings of its recording. Only of what goes on to print or to throw: past the cap on events alone a run
   * goes on, and its recording is `truncated`. Null is what the service writes; old recordings have an exit code.
   */
  z.object({
    type: z.literal('tooManyEvents'),
    exitCode: z.number().int().nullable(),
    limit: z.number(),
    ...common,
  }),
  z.object({
    type: z.literal('tooMuchOutput'),
    exitCode: z.null(),
    limitBytes: z.number(),
    ...common,
  }),
  /** A signal, an abort of its own, or the client left. */
  z.object({
    type: z.literal('killed'),
    exitCode: z.null(),
    signal: z.string().nullable(),
    ...common,
  }),
  /** Never started: bad TypeScript, too large, unknown version. */
  z.object({
    type: z.literal('rejected'),
    exitCode: z.null(),
    error: outcomeErrorSchema,
    ...common,
  }),
])

export type RunOutcome = z.infer<typeof runOutcomeSchema>
export type OutcomeError = z.infer<typeof outcomeErrorSchema>
