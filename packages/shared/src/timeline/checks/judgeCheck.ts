import { count } from '../sentences/words.ts'
import type { Timeline } from '../timeline.ts'
import type { Check } from './check.ts'
import { figureOf } from './figureOf.ts'

export type CheckVerdict = { readonly holds: boolean; readonly sentence: string }

/**
 * Whether a run keeps to a limit, in a sentence with the figure and where it comes from. What the recording cannot tell does not hold: a
 * check that nothing was measured for would pass for the wrong reason.
 */
export function judgeCheck(timeline: Timeline, check: Check): CheckVerdict {
  const { text } = check
  if (timeline.truncated)
    return {
      holds: false,
      sentence: `${text} was not checked: the recording was cut off at its cap.`,
    }
  const figure = figureOf(timeline, check.figure)
  if (figure.type === 'none')
    return { holds: false, sentence: `${text} was not checked: ${figure.why}.` }
  const holds = keeps(figure.amount, check)
  return { holds, sentence: `${text} ${holds ? 'holds' : 'does not hold'}: ${figure.sentence}.` }
}

function keeps(amount: number, { operator, limit }: Check): boolean {
  switch (operator) {
    case '<':
      return amount < limit
    case '<=':
      return amount <= limit
    case '>':
      return amount > limit
    case '>=':
      return amount >= limit
    case '=':
      return amount === limit
  }
}

/** All of a run's checks at once: "2 of 3 checks hold." */
export function checksSentence(verdicts: readonly CheckVerdict[]): string {
  const holding = verdicts.filter(({ holds }) => holds).length
  const all = count(verdicts.length, 'check')
  const verb = holding === 1 || verdicts.length === 1 ? 'holds' : 'hold'
  return holding === verdicts.length ? `${all} ${verb}.` : `${holding} of ${all} ${verb}.`
}
