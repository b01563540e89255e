import type { VersionAnswers } from '@loopscope/shared/puzzle/answers'
import { endingToken } from '@loopscope/shared/puzzle/endingToken'
import { APART_MS, meantPauseMs } from '@loopscope/shared/puzzle/meantPause'
import { tilesOf } from '@loopscope/shared/puzzle/tilesOf'
import { useStore } from 'zustand'
import { OWN_RUNS, type Proposal, proposalOf } from '../../../state/puzzles/proposalOf.ts'
import { isSameSubject, subjectOf } from '../../../state/run/subject.ts'
import { useLoopscope, useSession } from '../../hooks/loopscopeContext.ts'
import { visibleText } from '../../hooks/visibleText.ts'
import { formatCount } from '../../kit/format.ts'
import { tokenWords } from '../answer/verdictWords.ts'
import { usePuzzles } from '../puzzlesContext.ts'
import { OwnLink } from './OwnLink.tsx'
import { OwnRuns } from './OwnRuns.tsx'
import '../answer/seenLines.css'

/** What the runs of the snippet said, and the link once they have. */
export function OwnResult() {
  const { races } = useLoopscope()
  const { status, subject, done, outputs, problem } = useStore(races.store)
  const { own } = usePuzzles()
  const promised = useStore(own.store, (state) => state.promised)
  const edited = useSession(
    (session) => subject !== null && !isSameSubject(subject, subjectOf(session)),
  )
  if (status === 'idle' || subject === null) return null
  // It is in the lesson now, or what the rules say of it is on its way.
  if (status === 'complete' && promised === null && problem === null) return null
  return (
    <section className="own-result" aria-label="Result">
      {edited && <p>The snippet was changed after these runs. Run it again for its own link.</p>}
      {status === 'running' && <OwnRuns />}
      {problem !== null && <p role="alert">{problem}</p>}
      {status === 'complete' && promised !== null && (
        <Proposed
          proposal={proposalOf(outputs, promised)}
          runs={done}
          name={subject.source}
          setsBothInMain={promised.setsBothInMain}
        />
      )}
    </section>
  )
}

type Props = {
  readonly proposal: Proposal
  readonly runs: number
  readonly name: string
  readonly setsBothInMain: boolean
}

function Proposed({ proposal, runs, name, setsBothInMain }: Props) {
  if (proposal.type === 'unfit')
    return (
      <>
        <h2>This is not a puzzle yet</h2>
        <p role="alert">{visibleText(proposal.sentence, 300)}</p>
      </>
    )
  const { question, answers } = proposal
  const { outputs } = answers
  return (
    <>
      <h2>{stability(answers)}</h2>
      <p role="status">
        {outputs.length === 1
          ? `All ${formatCount(runs, 'run')} on Node ${answers.node} printed the same.`
          : `${formatCount(runs, 'run')} on Node ${answers.node} gave ${outputs.length} different outputs. Each of them will count as right.`}
        {raceWords(answers)}
        {setsBothInMain && startWords(name)}
        {apartWords(answers, name)}
        {runs < OWN_RUNS && ' Fewer runs than asked for tell less.'}
      </p>
      <ol className="own-outputs">
        {outputs.map((output) => (
          <li key={JSON.stringify([output.lines, output.exitCode])}>
            <b>
              {output.runs} of {runs}
            </b>
            <span className="seen-lines">
              {output.lines.map((line, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
                <code key={i}>{visibleText(tokenWords(line), 80)}</code>
              ))}
              {question.kind === 'order' && question.ending && <em>{endingToken(output)}</em>}
            </span>
          </li>
        ))}
        {answers.allowed?.map((lines) => (
          <li key={JSON.stringify(lines)}>
            <b>allowed</b>
            <span className="seen-lines">
              {lines.map((line, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position
                <code key={i}>{visibleText(tokenWords(line), 80)}</code>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <h3>What is to be put in order</h3>
      <p className="seen-lines">
        {tilesOf(name, question, answers).map((tile, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal tiles are told apart by their place
          <code key={i}>{visibleText(tokenWords(tile), 80)}</code>
        ))}
      </p>
      <OwnLink />
    </>
  )
}

function stability({ outputs, race, runs }: VersionAnswers): string {
  if (outputs.length > 1) return 'Its output is not stable'
  return `${runs} runs agreed${race === true ? ', Node does not promise it' : ''}`
}

/** What races leave open, where the runs do not show it. */
function raceWords({ race, allowed = [] }: VersionAnswers): string {
  if (race !== true) return ''
  return allowed.length === 0
    ? ' Its callbacks race, and other orders may be possible that are not known here.'
    : ` Its callbacks race: ${formatCount(allowed.length, 'other order')} that the rules allow will also count as right.`
}

/** What the judgement of a race before the loop begins rests on. */
function startWords(source: string): string {
  return ` A timer of 1 ms and an immediate count as racing where main itself sets both, unless it was seen to pause for ${meantPauseMs(source)} ms after the timer.`
}

/** Why timers race that no run has shown the other way round, and what to do about it. */
function apartWords({ race }: VersionAnswers, source: string): string {
  if (race !== true || !/\bset(?:Timeout|Interval)\b|\btimers\/promises\b/.test(source)) return ''
  return ` What only the clock decides counts as racing where less than ${APART_MS} ms decide it: a busy machine may stop a program for as long. Timers that are set in the order of their delays keep it.`
}
