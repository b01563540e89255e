import { usePlayback, useSession } from '../../hooks/loopscopeContext.ts'
import { useAlternatingFrame } from '../../hooks/useAlternatingFrame.ts'
import { lazyPart } from '../../kit/lazyPart.tsx'
import { Sentence } from '../../now/Sentence.tsx'
import { useLiveLines, usePredictedLines } from '../board/useLines.ts'
import { usePuzzles, useVisit } from '../puzzlesContext.ts'
import { luckSentence } from './luckSentence.ts'
import './Decision.css'

/** Fetched while the answer's run is recorded. */
const DecidingRule = lazyPart(async () => (await import('./DecidingRule.tsx')).DecidingRule)

/** What happens at the moment that is shown, and the rule that decides it; or why there is no run to show. */
export function Decision() {
  const frame = useAlternatingFrame(1)
  const status = useSession((session) => session.status)
  const problem = useSession((session) => session.problem)
  const playing = usePlayback((playback) => playback.playing)
  if (problem !== null && frame === null) return <NoRun problem={problem} />
  return (
    <div className="decision">
      <Luck />
      <p
        className="decision-now"
        role="status"
        aria-label="Now"
        aria-live={playing || status === 'running' ? 'off' : 'polite'}
      >
        {frame === null || status === 'running' ? (
          'Running now, in a real Node process.'
        ) : (
          <Sentence text={frame.now} />
        )}
      </p>
      <section className="decision-why" aria-label="Why now">
        <DecidingRule />
      </section>
    </div>
  )
}

function Luck() {
  const puzzle = useVisit((visit) => visit.puzzle)
  const node = useVisit((visit) => visit.node)
  const predicted = usePredictedLines()
  const live = useLiveLines()
  const answers = puzzle?.answers[node]
  if (puzzle === null || answers === undefined || live === null) return null
  const sentence = luckSentence(puzzle.question, answers, predicted, live)
  return sentence === null ? null : <p className="decision-luck">{sentence}</p>
}

function NoRun({ problem }: { problem: string }) {
  const { visit } = usePuzzles()
  return (
    <div className="decision">
      <p role="alert">{problem} The answer comes from runs that were recorded before.</p>
      <button type="button" className="button" onClick={() => void visit.record()}>
        Record it now
      </button>
    </div>
  )
}
