import { answerOf } from '@loopscope/shared/puzzle/answerOf'
import type { Verdict } from '@loopscope/shared/puzzle/judge'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Decision } from './answer/Decision.tsx'
import { NextButton } from './answer/NextButton.tsx'
import { verdictWords } from './answer/verdictWords.ts'
import { Board } from './board/Board.tsx'
import { MoveTile } from './board/MoveTile.tsx'
import { OwnHint } from './own/OwnHint.tsx'
import { usePuzzles, useVisit } from './puzzlesContext.ts'

/** The question with the prediction, which keeps its place when it has been checked. `step`: to step through the run. */
export function PuzzleQuestion({ step }: { step: () => void }) {
  const verdict = useVisit((visit) => visit.verdict)
  const heading = useHeadingFocus(verdict)
  const [chosen, setChosen] = useState<number | null>(null)
  const words = useHeading(verdict)
  return (
    <section className="puzzle-question" aria-label="Question">
      <div className="puzzle-top">
        <h1 ref={heading} tabIndex={-1} data-right={verdict?.right}>
          {words}
        </h1>
        {verdict === null ? <Answering /> : <Answered step={step} />}
      </div>
      <Board chosen={verdict === null ? chosen : null} choose={setChosen} />
      {verdict !== null ? (
        <Decision />
      ) : chosen !== null ? (
        <MoveTile tile={chosen} done={() => setChosen(null)} />
      ) : (
        <>
          <Hint />
          <OwnHint />
        </>
      )}
    </section>
  )
}

function useHeading(verdict: Verdict | null): string {
  const puzzle = useVisit((visit) => visit.puzzle)
  const node = useVisit((visit) => visit.node)
  const predicted = useVisit((visit) => visit.prediction.length)
  const recorded = puzzle?.answers[node]
  if (puzzle === null || recorded === undefined) return ''
  if (verdict === null) return puzzle.question.text
  const answer = answerOf(puzzle.question, recorded)
  const legal = answer.kind === 'order' ? answer.sequences.length : 1
  return verdictWords(puzzle.question, verdict, predicted, legal)
}

/** The buttons that were pressed go away: who checked, or tries again, goes on at the heading. */
function useHeadingFocus(verdict: Verdict | null): RefObject<HTMLHeadingElement | null> {
  const ref = useRef<HTMLHeadingElement>(null)
  const before = useRef(verdict)
  useEffect(() => {
    if (before.current === verdict) return
    before.current = verdict
    ref.current?.focus()
  }, [verdict])
  return ref
}

function Answering() {
  const { visit } = usePuzzles()
  const placed = useVisit((state) => state.prediction.length)
  const needed = useVisit((state) => state.choices.needed)
  return (
    <span className="puzzle-actions">
      <button
        type="button"
        className="button"
        // Not disabled, which would take the focus away from who pressed it.
        aria-disabled={placed === 0}
        onClick={() => visit.predict({ type: 'undo' })}
      >
        Undo
      </button>
      <button
        type="button"
        className="button primary check-button"
        aria-disabled={placed < needed}
        onClick={() => void visit.check()}
      >
        Check
      </button>
    </span>
  )
}

function Answered({ step }: { step: () => void }) {
  const { visit } = usePuzzles()
  return (
    <span className="puzzle-actions">
      <button type="button" className="button" onClick={() => visit.retry()}>
        Try again
      </button>
      <button type="button" className="button step-button" onClick={step}>
        Step through it
      </button>
      <NextButton />
    </span>
  )
}

function Hint() {
  const question = useVisit((visit) => visit.puzzle?.question)
  const needed = useVisit((visit) => visit.choices.needed)
  const places = useVisit((visit) => visit.choices.places)
  const placed = useVisit((visit) => visit.prediction.length)
  const left = needed - placed
  return (
    <p className="puzzle-hint">
      {question?.kind === 'first'
        ? 'Choose what can happen. '
        : question?.ending === true
          ? 'Put the lines that are printed in order, then how the process ends. Some of these do not happen. '
          : needed < places
            ? 'Put the lines that are printed in order. Some of these may not be. '
            : `Put the lines in order${left > 0 && placed > 0 ? `: ${left} to go` : ''}. `}
      The real run opens when you check.
    </p>
  )
}
