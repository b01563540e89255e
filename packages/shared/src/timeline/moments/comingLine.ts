import type { StepIndex, Timeline } from '../timeline.ts'
import { outputsBy } from './outputsBy.ts'

/** What can be asked at a moment: which of the lines that are still to come is printed next. */
export type ComingLine = {
  /** The line that was printed last; null: none was. */
  readonly printed: string | null
  /** Lines that are still to come, each once, in an order that tells nothing: two to MOST. */
  readonly choices: readonly string[]
  /** The one that is printed next. */
  readonly answer: string
  /** The step at which that happens. */
  readonly step: StepIndex
}

/** More choices are no question any more. */
const MOST = 4

/**
 * The question at this step of a whole recording. null where it would be none: fewer than two different lines are still
 * to come. Lines are those of stdout and stderr, without the spaces around them; blank ones do not count.
 */
export function comingLine(timeline: Timeline, cursor: StepIndex): ComingLine | null {
  const told = timeline.outputs
    .map(({ text, step }) => ({ text: text.trim(), step }))
    .filter(({ text }) => text !== '')
  const seen = timeline.outputs.slice(0, outputsBy(timeline, cursor))
  const printed = seen.map(({ text }) => text.trim()).findLast((text) => text !== '') ?? null
  const coming = told.filter(({ step }) => step > cursor)
  const next = coming[0]
  const choices = [...new Set(coming.map(({ text }) => text))].slice(0, MOST)
  if (next === undefined || choices.length < 2) return null
  return { printed, choices: choices.toSorted(byText), answer: next.text, step: next.step }
}

/** Numbers by their value: 9 before 10. */
function byText(a: string, b: string): number {
  const difference = Number(a) - Number(b)
  return difference || (a < b ? -1 : 1)
}
