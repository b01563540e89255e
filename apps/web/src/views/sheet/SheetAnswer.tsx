import { endingToken } from '@loopscope/shared/puzzle/endingToken'
import type { AskedPuzzle } from '../../state/puzzles/askedPuzzle.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { tokenWords } from '../puzzles/answer/verdictWords.ts'
import { WithCode } from '../puzzles/answer/WithCode.tsx'

type Props = { readonly puzzle: AskedPuzzle; readonly node: string }

/** What all runs of a puzzle gave, the rules, and why. */
export function SheetAnswer({ puzzle, node }: Props) {
  const { question, rules, explanation, hint, answers } = puzzle
  const recorded = answers[node]
  if (recorded === undefined) return <p>No run on Node {node} is recorded.</p>
  const { outputs, runs, race, allowed = [] } = recorded
  return (
    <>
      <p>
        {outputs.length === 1
          ? `All ${runs} recorded runs on Node ${recorded.node} gave this:`
          : `${runs} recorded runs on Node ${recorded.node} gave ${outputs.length} outputs: each is possible.`}
      </p>
      {outputs.map((output) => (
        <Lines
          key={JSON.stringify([output.lines, output.outcome, output.exitCode])}
          lines={output.lines}
          ending={
            (question.kind === 'order' && question.ending) ||
            output.outcome !== 'finished' ||
            output.exitCode !== 0
              ? endingToken(output)
              : null
          }
          count={outputs.length > 1 ? `${output.runs} of ${runs}:` : null}
        />
      ))}
      {race === true && outputs.length === 1 && (
        <p>They all agreed, but Node does not promise it: callbacks race here.</p>
      )}
      {allowed.length > 0 && <p>The rules also allow this, and it counts as right:</p>}
      {allowed.map((lines) => (
        <Lines key={JSON.stringify(lines)} lines={lines} ending={null} count={null} />
      ))}
      {rules.map((rule) => (
        <p key={rule}>
          <b>{rule}</b>
        </p>
      ))}
      {explanation.map(({ text }) => (
        <p key={text}>
          <WithCode text={visibleText(text.replaceAll(/\s*\n\s*/g, ' '), 2000)} />
        </p>
      ))}
      {hint !== undefined && <p>Hint: {visibleText(hint, 300)}</p>}
    </>
  )
}

function Lines({
  lines,
  ending,
  count,
}: {
  readonly lines: readonly string[]
  readonly ending: string | null
  readonly count: string | null
}) {
  return (
    <>
      {count !== null && <p>{count}</p>}
      <ol className="sheet-tiles">
        {lines.length === 0 && <li>nothing was printed</li>}
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
          <li key={i}>
            <code>{visibleText(tokenWords(line), 80)}</code>
          </li>
        ))}
        {ending !== null && <li>{ending}</li>}
      </ol>
    </>
  )
}
