import type { QueueEntry } from '@loopscope/shared/timeline/frame'
import type { Look } from '../kit/look.ts'
import { Fold } from '../ring/Fold.tsx'
import { Token } from '../ring/Token.tsx'
import { tokenState } from '../ring/tokenState.ts'
import { fittingLabel } from './fittingLabel.ts'
import './WaitingList.css'

type Props = {
  readonly entries: readonly QueueEntry[]
  readonly look: Look
  /** What the whole list is called once it is opened. */
  readonly name: string
  /** How many are drawn; the rest is folded. */
  readonly limit?: number
  /** All but the first leave out the name of the call: "5ms · L3". For places where room is short. */
  readonly short?: boolean
  /** How wide a token may be, px: where the whole label has no room, its delay is left out. */
  readonly room?: number
  /** The run is over: what still waits never ran. */
  readonly over?: boolean
  /** These tokens are where the things are: they travel to and from here. */
  readonly home?: boolean
}

/** What waits in one place, in running order: the first few as tokens, the rest as a fold that opens. */
export function WaitingList({
  entries,
  look,
  name,
  limit = 3,
  short = false,
  room = Number.POSITIVE_INFINITY,
  over = false,
  home = false,
}: Props) {
  return (
    <ol className="waiting">
      {entries.slice(0, limit).map((entry, i) => (
        <li key={entry.operation}>
          <Token
            look={look}
            state={over ? 'flight' : tokenState(entry)}
            label={short && i > 0 ? entry.label.replace(/^\S+ /, '') : fittingLabel(entry, room)}
            line={entry.line}
            elsewhere={entry.elsewhere}
            operation={entry.operation}
            home={home}
          />
        </li>
      ))}
      {entries.length > limit && (
        <li>
          <Fold entries={entries} from={limit} look={look} name={name} />
        </li>
      )}
    </ol>
  )
}
