import type { VersionAnswers } from '@loopscope/shared/puzzle/answers'
import type { Question } from '@loopscope/shared/puzzle/puzzle'

/**
 * What chance has to do with the run of now; null: nothing. `predicted`: the lines of the prediction, `live` those that the
 * run of now printed.
 */
export function luckSentence(
  question: Question,
  { runs, outputs, race, allowed = [] }: VersionAnswers,
  predicted: readonly string[],
  live: readonly string[],
): string | null {
  const isKnown = (lines: readonly string[]) =>
    outputs.some((output) => sameLines(output.lines, lines)) ||
    allowed.some((order) => sameLines(order, lines))
  if (!isKnown(live))
    return `This run printed something that none of the ${runs} recorded runs did: that is possible too.`
  if (outputs.length === 1 && race !== true) return null
  if (question.kind === 'order' && isKnown(predicted) && !sameLines(predicted, live))
    return 'This run took another order than yours. Both are right: nothing promises either.'
  return 'Another run may print another order: nothing promises this one.'
}

export function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}
