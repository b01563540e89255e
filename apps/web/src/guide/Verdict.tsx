import type { Why } from '@loopscope/shared/timeline/frame'
import type { ComingLine } from '@loopscope/shared/timeline/moments/comingLine'
import { useEffect, useRef } from 'react'
import type { Answer } from '../state/playback/reveal.ts'
import { useLoopscope } from '../views/hooks/loopscopeContext.ts'
import { visibleText } from '../views/hooks/visibleText.ts'
import { Icon } from '../views/kit/Icon.tsx'
import { Sentence } from '../views/now/Sentence.tsx'

type Props = {
  readonly answer: Answer
  readonly why: Why | null
  /** What can be asked after it; null: nothing more. */
  readonly next: ComingLine | null
}

/** Whether it was the line that came, and the rule by which that one did. Read out when it appears. */
export function Verdict({ answer, why, next }: Props) {
  const { reveal, move } = useLoopscope()
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
      <button
        type="button"
        className="button small"
        onClick={() => (next === null ? move('last') : reveal.setState({ answer: null }))}
      >
        {next === null ? 'To the end' : 'And after that?'}
      </button>
    </div>
  )
}
