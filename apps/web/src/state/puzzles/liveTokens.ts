import { endingToken } from '@loopscope/shared/puzzle/endingToken'
import type { Question } from '@loopscope/shared/puzzle/puzzle'
import type { Output, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { printedLines } from './printedLines.ts'

/** What was asked for, as a recording has it, and the moment at which it came about. */
export type LiveToken = {
  readonly text: string
  readonly step: StepIndex
  /** null: how the process ended. */
  readonly output: Output | null
}

/** The answer that one recording gives: the printed lines in order; for a question of kind `first` the choices only. */
export function liveTokens(question: Question, timeline: Timeline): LiveToken[] {
  const lines = printedLines(timeline)
  if (question.kind === 'first') return lines.filter(({ text }) => question.choices.includes(text))
  const ending = question.ending ? endingOf(timeline, lines.at(-1)?.step ?? 0) : null
  return ending === null ? lines : [...lines, ending]
}

/** At the error that nobody caught; where exit handlers printed after it, at the end itself. */
function endingOf({ outcome, steps, errors }: Timeline, printed: StepIndex): LiveToken | null {
  switch (outcome?.type) {
    case 'finished':
    case 'threw':
    case 'timedOut':
    case 'killed':
    case 'outOfMemory': {
      const { type, exitCode } = outcome
      const fatal = errors.find(({ handled }) => !handled)
      const isLast = type === 'threw' && fatal !== undefined && fatal.step > printed
      const step = isLast ? fatal.step : steps.length - 1
      return { text: endingToken({ outcome: type, exitCode }), step, output: null }
    }
    default:
      return null
  }
}

/** Where the recording opens: at the first place that was predicted wrong; else at the first line that main did not print. */
export function openingStep(tokens: readonly LiveToken[], wrongAt: number | null): StepIndex {
  const decisive =
    wrongAt === null
      ? (tokens.find(isLater) ?? tokens[0])
      : (tokens[Math.min(wrongAt, tokens.length - 1)] ?? tokens[0])
  return decisive?.step ?? 0
}

const isLater = ({ output }: LiveToken) =>
  output !== null && (output.phase !== 'main' || output.queue !== null)
