import { answerOf } from './answerOf.ts'
import type { VersionAnswers } from './answers.ts'
import type { Question } from './puzzle.ts'

export type Verdict =
  | { readonly right: true }
  | {
      readonly right: false
      /** Index of the first wrong place; the prediction's length when it is right so far but too short. */
      readonly at: number
      /** The right answer that the prediction agrees with longest; of equal ones the most frequent. */
      readonly nearest: readonly string[]
    }

/**
 * Whether runs gave what a person predicts: the tokens in order, or for a question of kind `first` one entry, a choice or
 * EITHER. Any order that a run gave is right.
 */
export function judge(
  question: Question,
  answers: VersionAnswers,
  prediction: readonly string[],
): Verdict {
  const answer = answerOf(question, answers)
  const legal = answer.kind === 'order' ? answer.sequences : [[answer.first]]
  let best = { at: -1, nearest: [] as readonly string[] }
  for (const sequence of legal) {
    const at = agreement(sequence, prediction)
    if (at === sequence.length && at === prediction.length) return { right: true }
    if (at > best.at) best = { at, nearest: sequence }
  }
  return { right: false, ...best }
}

/** How many leading entries are the same. */
function agreement(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((token, i) => token !== b[i])
  return differs === -1 ? a.length : differs
}
