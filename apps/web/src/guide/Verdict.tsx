import type { Why } from '@loopscope/shared/timeline/frame'
import type { Answer } from '../state/reveal.ts'
import { Icon } from '../views/Icon.tsx'
import { Sentence } from '../views/Sentence.tsx'
import { visibleText } from '../views/visibleText.ts'

/** Whether it was the line that came, and the rule by which that one did. Read out when it appears. */
export function Verdict({ answer, why }: { answer: Answer; why: Why | null }) {
  return (
    <div className="coming-row">
      <p className="coming-words coming-verdict" role="status" aria-label="Your answer">
        <b data-right={answer.right}>
          <Icon name={answer.right ? 'check' : 'cross'} size={14} />
          {answer.right ? 'Right.' : `Not ${visibleText(answer.said, 28)}.`}
        </b>{' '}
        {why !== null && <Sentence text={why.sentence} />}
      </p>
    </div>
  )
}
