import type { SeenOutput, VersionAnswers } from '@loopscope/shared/puzzle/answers'
import { endingToken } from '@loopscope/shared/puzzle/endingToken'
import type { Question } from '@loopscope/shared/puzzle/puzzle'
import { printedLines } from '../../state/puzzles/printedLines.ts'
import { useTimeline } from '../loopscopeContext.ts'
import { visibleText } from '../visibleText.ts'
import { useVisit } from './puzzlesContext.ts'
import { useLiveTokens } from './useLiveTokens.ts'
import { tokenWords } from './verdictWords.ts'
import './seenLines.css'

type Props = { readonly question: Question; readonly answers: VersionAnswers }

/** Every output that the recorded runs gave, with how many gave it. More than one: each of them is right. */
export function SeenOutputs({ question, answers: { node, runs, outputs } }: Props) {
  const live = useLiveOutput()
  const predicted = usePredicted()
  const [only] = outputs
  const known = live === null || outputs.some((output) => sameLines(output.lines, live))
  return (
    <div className="seen">
      <h2>
        {outputs.length === 1
          ? `All ${runs} recorded runs on Node ${node} gave this`
          : `${runs} recorded runs on Node ${node} gave ${outputs.length} outputs: each is possible`}
      </h2>
      <ol>
        {outputs.map((output) => (
          <li key={JSON.stringify([output.lines, output.outcome, output.exitCode])}>
            {outputs.length > 1 && (
              <span className="seen-count">
                <b>
                  {output.runs} of {runs}
                </b>
                <i style={{ width: `${(100 * output.runs) / runs}%` }} />
              </span>
            )}
            <Lines output={output} question={question} />
            {outputs.length > 1 && (
              <span className="seen-whose">
                {[
                  question.kind === 'order' && sameLines(output.lines, predicted) && 'yours',
                  live !== null && sameLines(output.lines, live) && 'the run of now',
                ]
                  .filter((word) => word !== false)
                  .join(', ')}
              </span>
            )}
          </li>
        ))}
      </ol>
      {live !== null && outputs.length > 1 && known && only !== undefined && (
        <p>
          {question.kind === 'order' && isLegal(outputs, predicted) && !sameLines(predicted, live)
            ? 'The run of now took another order than yours. Both are right: nothing promises either.'
            : 'Another run may print another of these orders: nothing promises any of them.'}
        </p>
      )}
      {!known && (
        <p>
          The run of now printed something that none of the {runs} recorded runs did. What it
          printed is possible, too.
        </p>
      )}
    </div>
  )
}

function Lines({ output, question }: { output: SeenOutput; question: Question }) {
  const isPlainEnd = output.outcome === 'finished' && output.exitCode === 0
  const endsOtherwise = !isPlainEnd || (question.kind === 'order' && question.ending)
  return (
    <span className="seen-lines">
      {output.lines.length === 0 && 'nothing was printed'}
      {output.lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
        <code key={i}>{visibleText(tokenWords(line), 80)}</code>
      ))}
      {endsOtherwise && <em>{endingToken(output)}</em>}
    </span>
  )
}

function isLegal(outputs: readonly SeenOutput[], lines: readonly string[]): boolean {
  return outputs.some((output) => sameLines(output.lines, lines))
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}

/** All that the run of now printed, whatever was asked for; null: there is none. */
function useLiveOutput(): string[] | null {
  const timeline = useTimeline()
  const isThere = useLiveTokens() !== null
  return isThere && timeline !== null ? printedLines(timeline).map(({ text }) => text) : null
}

/** The lines of the prediction, without how the process ends. */
function usePredicted(): string[] {
  const prediction = useVisit((visit) => visit.prediction)
  const tiles = useVisit((visit) => visit.choices.tiles)
  const ending = useVisit(
    ({ puzzle }) => puzzle?.question.kind === 'order' && puzzle.question.ending,
  )
  const lines = prediction.map((tile) => tiles[tile] ?? '')
  return ending ? lines.slice(0, -1) : lines
}
