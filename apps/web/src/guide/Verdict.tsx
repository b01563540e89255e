import type { Why } from '@loopscope/shared/timeline/frame'
import type { StepIndex } from '@loopscope/shared/timeline/timeline'
import { useEffect, useRef } from 'react'
import type { Answer } from '../state/playback/reveal.ts'
import { useLoopscope } from '../views/hooks/loopscopeContext.ts'
import { visibleText } from '../views/hooks/visibleText.ts'
import { Icon } from '../views/kit/Icon.tsx'
import { Sentence } from '../views/now/Sentence.tsx'
import { OnTo } from './OnTo.tsx'

type Props = {
  readonly answer: Answer
  readonly why: Why | null
  /** Whether there is something to be asked after it. */
  readonly isAsked: boolean
  /** Where the next line is printed; null: no line is to come. */
  readonly line: StepIndex | null
}

/** Whether it was the line that came, and the rule by which that one did. Read out when it appears. */
export function Verdict({ answer, why, isAsked, line }: Props) {
  const { reveal } = useLoopscope()
  const row = useRef<HTMLDivElement>(null)
  // On a phone the question may have been answered from further down, where its program is.
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={row} className="coming-row coming-answered">
      <p className="coming-words coming-verdict" role="status" aria-label="Your answer">
        <b data-right={answer.right}>
          <Icon name={answer.right ? 'check' : 'cross'} size={14} />
          {answer.right ? 'Right.' : `Not ${visibleText(answer.said, 28)}.`}
        </b>{' '}
        {why !== null && <Sentence text={why.sentence} />}
      </p>
      {isAsked ? (
        <button
          type="button"
          className="button small"
          onClick={() => reveal.setState({ answer: null })}
        >
          And after that?
        </button>
      ) : (
        <OnTo line={line} />
      )}
    </div>
  )
}
