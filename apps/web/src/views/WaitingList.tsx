import type { QueueEntry } from '@loopscope/shared/timeline/frame'
import { formatCount } from './format.ts'
import type { Look } from './look.ts'
import { Token, type TokenState } from './Token.tsx'
import './WaitingList.css'

type Props = {
  readonly entries: readonly QueueEntry[]
  readonly look: Look
  /** How many are drawn; the rest is counted. */
  readonly limit?: number
  /** All but the first leave out the name of the call: "5ms · L3". For places where room is short. */
  readonly short?: boolean
  /** The run is over: what still waits never ran. */
  readonly over?: boolean
}

/** What waits in one place, in running order: the first few as tokens, the rest as a number. */
export function WaitingList({ entries, look, limit = 20, short = false, over = false }: Props) {
  const more = entries.length - limit
  return (
    <ol className="waiting">
      {entries.slice(0, limit).map((entry, i) => (
        <li key={entry.operation}>
          <Token
            look={look}
            state={over ? 'flight' : tokenState(entry)}
            label={short && i > 0 ? entry.label.replace(/^\S+ /, '') : entry.label}
            line={entry.line}
          />
        </li>
      ))}
      {more > 0 && <li className="waiting-more">and {formatCount(more, 'more', 'more')}</li>}
    </ol>
  )
}

/** A running thing left a hole where it waited: the thing itself is on the stack. */
function tokenState({ state }: QueueEntry): TokenState {
  if (state === 'running') return 'ghost'
  return state === 'ready' ? 'ready' : 'flight'
}
