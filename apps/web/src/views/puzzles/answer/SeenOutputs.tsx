import type { SeenOutput, VersionAnswers } from '@loopscope/shared/puzzle/answers'
import { endingToken } from '@loopscope/shared/puzzle/endingToken'
import type { Question } from '@loopscope/shared/puzzle/puzzle'
import { visibleText } from '../../hooks/visibleText.ts'
import { useLiveLines, usePredictedLines } from '../board/useLines.ts'
import { sameLines } from './luckSentence.ts'
import { tokenWords } from './verdictWords.ts'
import './seenLines.css'

type Props = { readonly question: Question; readonly answers: VersionAnswers }

/** Every output that the recorded runs gave, with how many gave it. More than one: each of them is right. */
export function SeenOutputs({ question, answers }: Props) {
  const { node, runs, outputs, race, allowed = [] } = answers
  const live = useLiveLines()
  const predicted = usePredictedLines()
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
      {race === true && (
        <p>
          {outputs.length === 1 &&
            'They all agreed, but Node does not promise it: callbacks race here. '}
          {allowed.length > 0 && 'The rules also allow this, and it counts as right:'}
        </p>
      )}
      {allowed.length > 0 && (
        <ol>
          {allowed.map((lines) => (
            <li key={JSON.stringify(lines)}>
              <span className="seen-lines">
                {lines.map((line, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
                  <code key={i}>{visibleText(tokenWords(line), 80)}</code>
                ))}
              </span>
            </li>
          ))}
        </ol>
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
