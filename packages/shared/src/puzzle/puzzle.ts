import { z } from 'zod'
import { moduleKindSchema } from '../wire/api.ts'

/** From easy to hard, in the order of the list. */
export const LEVELS = ['first steps', 'everyday', 'advanced', 'expert'] as const
export const levelSchema = z.enum(LEVELS)
export type Level = z.infer<typeof levelSchema>

/** What a puzzle can be about: what the list is filtered by. */
export const TOPICS = [
  'phases',
  'timers',
  'immediates',
  'nextTick',
  'microtasks',
  'promises',
  'async/await',
  'errors',
  'files',
  'thread pool',
  'streams',
  'network',
  'events',
  'workers',
  'modules',
  'exit',
  'versions',
] as const
export const topicSchema = z.enum(TOPICS)
export type Topic = z.infer<typeof topicSchema>

/** A major version, as the service takes it. */
const major = z.string().regex(/^\d{2}$/)

/** What is asked. The answer is never here: it is worked out from recorded runs (answerOf.ts). */
export const questionSchema = z.discriminatedUnion('kind', [
  /**
   * Put the lines that are printed in order. `decoys`: lines that look likely and that no run prints.
   * `ending`: the last thing to place is how the process ends.
   */
  z.object({
    kind: z.literal('order'),
    text: z.string().min(1),
    decoys: z.array(z.string()).default([]),
    ending: z.boolean().default(false),
  }),
  /** Which of two lines may come first: the one, the other, or either. */
  z.object({
    kind: z.literal('first'),
    text: z.string().min(1),
    choices: z.tuple([z.string(), z.string()]),
  }),
])
export type Question = z.infer<typeof questionSchema>

/** A paragraph of the explanation, with the pages of Node's documentation that say so. */
export const paragraphSchema = z.object({
  text: z.string().min(1),
  docs: z.array(z.url()).default([]),
})

/** puzzles/<name>/puzzle.json: what a person writes. */
export const puzzleSchema = z.object({
  title: z.string().min(1).max(80),
  level: levelSchema,
  /** Where it stands among those of its level: the lower first, equal ones by name. Leave gaps. */
  place: z.number().int(),
  topics: z.array(topicSchema).min(1),
  module: moduleKindSchema,
  /** The versions it is asked on; the first is shown when the page opens. */
  versions: z.array(major).min(1),
  /** Whether chance decides, so that runs give several outputs. Each of them is then a right answer. */
  race: z.boolean().default(false),
  question: questionSchema,
  /** Sentences: what is to be learned. */
  rules: z.array(z.string().min(1)).min(1),
  explanation: z.array(paragraphSchema).min(1),
})
export type Puzzle = z.infer<typeof puzzleSchema>
