import { outputLineSchema } from '@loopscope/shared/wire/batch'
import { runOutcomeSchema } from '@loopscope/shared/wire/runOutcome'
import { z } from 'zod'

/** What one run of many came to. */
export const toldSchema = z.object({
  /** Which of the order's runs it was, from 0. */
  index: z.number().int().nonnegative(),
  /** Equal for equal outputs. */
  key: z.string(),
  /** What is shown of them; null where a run with the same output was told of before. */
  lines: z.array(outputLineSchema).nullable(),
  outcome: runOutcomeSchema,
  /** Under this name whoever ran it keeps the recording; null: it is not kept. */
  runId: z.string().nullable(),
  /** Full version, "24.21.0". */
  node: z.string(),
  /** How long it took once it was its turn. */
  ms: z.number(),
})
export type Told = z.infer<typeof toldSchema>

/** Where what runs came to is told, whoever ran them. */
export type Results = {
  /** Whether the first recording with such an output is still to be kept. */
  readonly wantsRecording: (key: string) => Promise<boolean>
  /** Each index is taken once: what comes second is forgotten. */
  readonly tell: (told: Told) => Promise<void>
}

/** What is told of a run with an output that was told of before: of versions each has a recording of its own. */
export function likeAnother(told: Told, versions: readonly string[] | null): Told {
  return { ...told, lines: null, runId: versions === null ? null : told.runId }
}

/** Recordings kept of one order of many runs on one version: a program that prints the time has a new output each time. */
export const MOST_KEPT = 12
