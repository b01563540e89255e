import { z } from 'zod'
import { runRequestSchema } from '../wire/api.ts'

/** Characters that a title, a hint and an explanation may have, and how many puzzles fit in one link. */
export const OWN_LIMITS = { title: 80, hint: 300, explanation: 2000, puzzles: 12 } as const

const text = (name: 'title' | 'hint' | 'explanation') => {
  const sentence = `A ${name} is text of at most ${OWN_LIMITS[name]} characters`.replace(
    'A e',
    'An e',
  )
  return z.string({ error: sentence }).max(OWN_LIMITS[name], sentence).default('')
}

/** A puzzle that somebody made: a program, and what they say of it. It has no answer: its runs give that. */
export const ownPuzzleSchema = runRequestSchema
  .pick({ source: true, module: true, node: true, threadPoolSize: true })
  .extend({
    /** '': none was given. */
    title: text('title'),
    /** Shown on demand before the answer. '': none. */
    hint: text('hint'),
    /** Shown after the answer, paragraphs apart by an empty line. '': none. */
    explanation: text('explanation'),
  })
export type OwnPuzzle = z.infer<typeof ownPuzzleSchema>

const COUNT = `A lesson has 1 to ${OWN_LIMITS.puzzles} puzzles`

/** Puzzles in the order in which they are asked, as one link holds them. What is wrong is told as a sentence without its full stop. */
export const ownLessonSchema = z.object(
  {
    title: text('title'),
    puzzles: z
      .array(ownPuzzleSchema, { error: COUNT })
      .min(1, COUNT)
      .max(OWN_LIMITS.puzzles, COUNT),
  },
  { error: 'A lesson is an object with a title and puzzles' },
)
export type OwnLesson = z.infer<typeof ownLessonSchema>
