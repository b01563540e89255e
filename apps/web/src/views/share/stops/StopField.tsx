import { LINK_LIMITS } from '@loopscope/shared/wire/linkLimits'
import '../../kit/TextField.css'

type Props = {
  /** "step 4" */
  readonly moment: string
  readonly word: string
  readonly say: (word: string) => void
}

/** Where a person writes what is to be seen at a stop of their link. */
export function StopField({ moment, word, say }: Props) {
  return (
    <input
      type="text"
      className="text-field"
      aria-label={`What is to be seen at ${moment}`}
      placeholder="What is to be seen here"
      maxLength={LINK_LIMITS.word}
      value={word}
      onChange={({ currentTarget }) => say(currentTarget.value)}
    />
  )
}
