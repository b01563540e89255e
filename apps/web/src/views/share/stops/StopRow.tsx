import type { LinkStop } from '../../../state/share/linkWords.ts'
import type { Moments } from './moments.ts'
import { StopField } from './StopField.tsx'

type Props = {
  readonly stop: LinkStop
  readonly moments: Moments
  readonly say: (word: string) => void
  readonly remove: () => void
}

/** One chosen moment: the way to it, what is said of it, and how to be rid of it. */
export function StopRow({ stop: { step, word }, moments: { go, name }, say, remove }: Props) {
  const moment = name(step)
  // "step 4": the row has room for the number only.
  const [, number = moment] = /^step (.*)$/.exec(moment) ?? []
  return (
    <li>
      <button
        type="button"
        className="button small"
        title={`Go to ${moment}`}
        onClick={() => go(step)}
      >
        <span className="unseen">Go to {moment.slice(0, moment.length - number.length)}</span>
        {number}
      </button>
      <StopField moment={moment} word={word} say={say} />
      <button type="button" className="button small" onClick={remove}>
        Remove<span className="unseen"> the stop at {moment}</span>
      </button>
    </li>
  )
}
