import { LINK_LIMITS } from '@loopscope/shared/wire/linkLimits'
import type { LinkStop } from '../../state/share/linkWords.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'

type Props = {
  readonly stop: LinkStop
  readonly say: (word: string) => void
  readonly remove: () => void
}

/** One chosen step: the way to it, what is said of it, and how to be rid of it. */
export function StopRow({ stop: { step, word }, say, remove }: Props) {
  const { play } = useLoopscope()
  const number = step.toLocaleString('en')
  return (
    <li>
      <button
        type="button"
        className="button small"
        title={`Go to step ${number}`}
        onClick={() => play({ type: 'seek', cursor: step })}
      >
        <span className="unseen">Go to step </span>
        {number}
      </button>
      <input
        type="text"
        aria-label={`What is to be seen at step ${number}`}
        placeholder="What is to be seen here"
        maxLength={LINK_LIMITS.word}
        value={word}
        onChange={({ currentTarget }) => say(currentTarget.value)}
      />
      <button type="button" className="button small" onClick={remove}>
        Remove<span className="unseen"> the stop at step {number}</span>
      </button>
    </li>
  )
}
