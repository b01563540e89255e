import type { Explanation } from '@loopscope/shared/timeline/rules/explain'
import type { Operation } from '@loopscope/shared/timeline/timeline'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import type { Look } from '../kit/look.ts'
import { Panel } from '../kit/Panel.tsx'
import { Sentence } from '../now/Sentence.tsx'
import { Trail } from '../now/Trail.tsx'
import { Token, type TokenState } from '../ring/Token.tsx'
import { Causes } from './Causes.tsx'
import { DocsLinks } from './DocsLinks.tsx'
import { lookOf } from './lookOf.ts'
import { NothingRuns } from './NothingRuns.tsx'
import { NothingToExplain } from './NothingToExplain.tsx'
import { stayInWhy } from './stayInWhy.ts'
import { type Explained, useExplained } from './useExplained.ts'
import './WhyPanel.css'

const WhichHeld = lazyPart(async () => (await import('./WhichHeld.tsx')).WhichHeld)

/** The rule behind what runs, or why the selected thing waits; where it was scheduled, and the way back to main. */
export function WhyPanel() {
  const explained = useExplained()
  if (explained === null) return <NothingToExplain />
  return (
    <Panel name="Why now" className="why-now" note={explained.isSelected && <ClearSelection />}>
      <div className="why">
        <Why explained={explained} />
      </div>
    </Panel>
  )
}

function Why({ explained }: { explained: Explained }) {
  const { timeline, cursor, at, operation, explanation, isSelected } = explained
  if (explanation === null) return <NothingRuns />
  const isEnd = timeline.steps[cursor]?.type === 'end'
  return (
    <>
      {operation !== null && (
        <Subject
          operation={operation}
          look={lookOf(timeline, operation, at)}
          state={explanation.state}
          words={isSelected ? wordsOf(explanation.state, isEnd) : ''}
        />
      )}
      <p className="why-rule">
        <Sentence text={explanation.sentence} />
      </p>
      {isEnd && !isSelected && <NothingRuns />}
      <WaysToGo explanation={explanation} />
      <WhichHeld explained={explained} />
      <DocsLinks docs={explanation.docs} />
      {operation !== null && <Causes timeline={timeline} operation={operation.index} />}
      {operation !== null && <Trail timeline={timeline} operation={operation} at={at} />}
    </>
  )
}

const STATES: Readonly<Record<Explanation['state'], readonly [TokenState, string]>> = {
  later: ['ghost', 'is not scheduled yet'],
  waiting: ['flight', 'waits'],
  running: ['running', 'runs now'],
  over: ['done', 'is not waiting any more'],
}

/** At the end nothing runs any more: it had begun and not returned. */
function wordsOf(state: Explanation['state'], isEnd: boolean): string {
  return isEnd && state === 'running' ? 'had not returned' : STATES[state][1]
}

/** Whether it runs or waits is said of what was selected: of all else Now says it. */
function Subject(props: {
  operation: Operation
  look: Look
  state: Explanation['state']
  words: string
}) {
  const { label, line, elsewhere } = props.operation
  const [state] = STATES[props.state]
  return (
    <h3 className="why-subject">
      <Token look={props.look} state={state} label={label} line={line} elsewhere={elsewhere} />
      {props.words !== '' && ` ${props.words}`}
    </h3>
  )
}

function WaysToGo({
  explanation: { scheduledStep, line, elsewhere, nextStep },
}: {
  explanation: Explanation
}) {
  const { play } = useLoopscope()
  const go = (cursor: number) => {
    play({ type: 'pause' })
    play({ type: 'seek', cursor })
    stayInWhy()
  }
  if (scheduledStep === null && nextStep === null) return null
  return (
    <div className="why-ways">
      {scheduledStep !== null && (
        <button type="button" className="button small" onClick={() => go(scheduledStep)}>
          Go to where it was scheduled
          {line === null ? elsewhere && `, ${elsewhere}` : `, line ${line}`}
        </button>
      )}
      {nextStep !== null && (
        <button type="button" className="button small" onClick={() => go(nextStep)}>
          Go to where it runs
        </button>
      )}
    </div>
  )
}

function ClearSelection() {
  const { selection } = useLoopscope()
  return (
    <button
      type="button"
      className="why-clear"
      onClick={() => {
        selection.setState({ selected: null })
        stayInWhy()
      }}
    >
      Show what runs
    </button>
  )
}
