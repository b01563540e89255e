import { EITHER } from '@loopscope/shared/puzzle/answerOf'
import type { Verdict } from '@loopscope/shared/puzzle/judge'
import type { Question } from '@loopscope/shared/puzzle/puzzle'

/** A token as it is read: a choice of "which comes first" that is not a printed line has words of its own. */
export function tokenWords(token: string): string {
  if (token === EITHER) return 'either of them'
  return token === '' ? '(empty line)' : token
}

/** The heading over a checked prediction. `predicted`: how many tokens it has; `legal`: how many answers are right. */
export function verdictWords(
  question: Question,
  verdict: Verdict,
  predicted: number,
  legal: number,
): string {
  if (verdict.right) return legal > 1 ? `Right: one of ${legal} possible orders` : 'Right'
  if (question.kind === 'first') {
    const [first] = verdict.nearest
    return first === EITHER ? 'Not right: either may come first' : `Not right: ${first} comes first`
  }
  const { at, nearest } = verdict
  if (at === 0) return 'Not right: another line comes first'
  if (at >= predicted) return `${linesUpTo(at)} right, but ${nearest.length - at} more came`
  if (at >= nearest.length) return `${linesUpTo(at)} right, but nothing more came`
  return `${linesUpTo(at)} right, line ${at + 1} is not`
}

/** "Printed line 1 is", "Printed lines 1 and 2 are", "Printed lines 1 to 5 are": the program has lines as well. */
function linesUpTo(last: number): string {
  if (last === 1) return 'Printed line 1 is'
  return `Printed lines 1 ${last === 2 ? 'and' : 'to'} ${last} are`
}
