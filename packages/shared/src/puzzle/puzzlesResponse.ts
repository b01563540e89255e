import { z } from 'zod'
import { answersSchema } from './answers.ts'
import { puzzleSchema } from './puzzle.ts'

/** One line of GET /api/puzzles, which has them from easy to hard. */
export const puzzleEntrySchema = puzzleSchema
  .pick({ title: true, level: true, topics: true, versions: true })
  .extend({ name: z.string(), question: z.string() })
export type PuzzleEntry = z.infer<typeof puzzleEntrySchema>

/** Body of GET /api/puzzles. */
export const puzzlesResponseSchema = z.object({ puzzles: z.array(puzzleEntrySchema) })

/** Body of GET /api/puzzles/:name. */
export const puzzleResponseSchema = puzzleSchema.extend({
  name: z.string(),
  source: z.string(),
  answers: answersSchema,
})
export type PuzzleResponse = z.infer<typeof puzzleResponseSchema>
