import { outputLineSchema } from '@loopscope/shared/wire/batch'
import { runOutcomeSchema } from '@loopscope/shared/wire/runOutcome'
import { z } from 'zod'

/** What one run of many came to. */
export const runResultSchema = z.object({
  /** Which of the order's runs it was, from 0. */
  index: z.number().int().nonnegative(),
  /** Equal for equal outputs. */
  key: z.string(),
  /** What is shown of them; null where a run before had the same output. */
  lines: z.array(outputLineSchema).nullable(),
  outcome: runOutcomeSchema,
  /** Under this name whoever ran it keeps the recording; null: it is not kept. */
  runId: z.string().nullable(),
  /** Full version, "24.21.0". */
  node: z.string(),
  /** How long it took once it was its turn. */
  ms: z.number(),
})
export type RunResult = z.infer<typeof runResultSchema>

/** Takes what runs came to, whoever ran them. */
export type ResultSink = {
  /** Whether the first recording with such an output is still to be kept. */
  readonly wantsRecording: (key: string) => Promise<boolean>
  /** Each index is taken once: what comes second is forgotten. */
  readonly add: (result: RunResult) => Promise<void>
}

/** A result whose output another run had before, without its lines; of versions each keeps a recording of its own. */
export function withoutRepeatedLines(
  result: RunResult,
  versions: readonly string[] | null,
): RunResult {
  return { ...result, lines: null, runId: versions === null ? null : result.runId }
}

/** Recordings kept of one order of many runs on one version: a program that prints the time has a new output each time. */
export const MOST_KEPT = 12
