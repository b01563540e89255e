import { z } from 'zod'

/** One output that a version gave, and how many of its runs did. */
export const seenOutputSchema = z.object({
  /** Lines of stdout, without their ends, in the order in which they were written. */
  lines: z.array(z.string()),
  outcome: z.enum(['finished', 'threw', 'timedOut', 'killed', 'outOfMemory']),
  exitCode: z.number().int().nullable(),
  runs: z.number().int().positive(),
})
export type SeenOutput = z.infer<typeof seenOutputSchema>

/** What the runs on one version gave, most frequent first. More than one output: each of them is legal. */
export const versionAnswersSchema = z.object({
  /** Full version, "24.21.0". */
  node: z.string(),
  runs: z.number().int().positive(),
  outputs: z.array(seenOutputSchema).min(1),
  /** Whether the rules leave the order open: then runs that agree promise nothing. */
  race: z.boolean().optional(),
  /** Lines in orders that no run gave and that the rules allow as well: each is right. */
  allowed: z.array(z.array(z.string())).optional(),
})
export type VersionAnswers = z.infer<typeof versionAnswersSchema>

/** puzzles/<name>/answers.json: written by `npm run puzzles`, never by hand. Keys are major versions. */
export const answersSchema = z.record(z.string(), versionAnswersSchema)
export type Answers = z.infer<typeof answersSchema>
