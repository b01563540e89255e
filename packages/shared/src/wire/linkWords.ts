import { z } from 'zod'
import { LINK_LIMITS } from './linkLimits.ts'

const text = (name: string, limit: number) => {
  const sentence = `"${name}" must be text of at most ${limit} characters`
  return z.string({ error: sentence }).max(limit, sentence)
}

const STEP = '"view.stops" must be a list of {"step", "word"}: steps, 0 or more'
const COUNT = `A link may have ${LINK_LIMITS.stops} stops at most`
const ORDER = '"view.stops" must be in the order of their steps, each step once'

/** What whoever shares a recording says of it. All of it may be missing. */
export const linkWordsFields = {
  title: text('view.title', LINK_LIMITS.title).optional(),
  /** Paragraphs are apart by an empty line. */
  note: text('view.note', LINK_LIMITS.note).optional(),
  /** Steps of the recording, in their order, that a reader is to go from and to. */
  stops: z
    .array(
      z.object(
        {
          /** Index of the step. */
          step: z.number({ error: STEP }).int(STEP).min(0, STEP).max(1e7, STEP),
          /** What is to be seen there. '': nothing is said. */
          word: text('view.stops.word', LINK_LIMITS.word).default(''),
        },
        { error: STEP },
      ),
      { error: STEP },
    )
    .max(LINK_LIMITS.stops, COUNT)
    .refine((stops) => stops.every(({ step }, i) => step > (stops[i - 1]?.step ?? -1)), {
      error: ORDER,
    })
    .optional(),
}
