import type { OutputLine } from '@loopscope/shared/wire/outputLines'
import { visibleText } from '../hooks/visibleText.ts'

type Props = {
  readonly lines: readonly OutputLine[]
  /** Indices of lines that stand elsewhere in other outputs. */
  readonly moved?: ReadonlySet<number>
}

const MOST_LINES = 40
const MOST_CHARACTERS = 60

/** The lines of an output as a row of words; those that move are underlined. */
export function OutputWords({ lines, moved }: Props) {
  return (
    <ol className="output-words" aria-label="Lines in order">
      {lines.slice(0, MOST_LINES).map(({ stream, text, unended }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one output have no other identity.
        <li key={i} data-stream={stream} data-moved={moved?.has(i)}>
          {text === '' ? '(empty line)' : visibleText(text, MOST_CHARACTERS)}
          {unended === true && <small> (no newline)</small>}
        </li>
      ))}
      {lines.length === 0 && <li className="output-none">(nothing was printed)</li>}
      {lines.length > MOST_LINES && <li>and {lines.length - MOST_LINES} more</li>}
    </ol>
  )
}
