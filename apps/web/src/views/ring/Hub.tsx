import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import { Glyph } from '../kit/Glyph.tsx'
import { Term } from '../kit/Term.tsx'
import type { RingLayout } from './ringGeometry.ts'
import { Token } from './Token.tsx'
import './Hub.css'

/** How far from the middle a token reaches: in the upper half it stands under the name, in the lower one the name is between; and how narrow one may be, px. */
const TOKEN_END = { upper: 42, lower: 64 }
const NARROWEST = 96
/** How far from the middle a name ends, and how wide it is with a number beside it: its sign with its gaps, and a letter, px. */
const NAME_END = 33
const SIGN = 28
const LETTER = 8.1
/** In a smaller disc a number has room, and no word beside it, px. */
const SMALL = 44

/** The two queues at a glance. Drawn only: the regions beside the ring hold the same queues whole. */
export function Hub({
  frame,
  layout: { centre, hub, compact },
}: {
  frame: Frame | null
  layout: RingLayout
}) {
  const width = hub * 1.76
  const roomAt = (end: number) => acrossAt(hub, end) - 6
  // Both tell the same way.
  const counts = compact || roomAt(TOKEN_END.lower) < NARROWEST
  const ended = frame?.ended === true
  const room = acrossAt(hub, NAME_END) - 8
  return (
    <div
      className="hub"
      data-small={hub < SMALL}
      aria-hidden="true"
      style={{ left: centre.x - width / 2, top: centre.y - hub, width, height: hub * 2 }}
    >
      <Half
        look="tick"
        name="nextTick"
        entries={frame?.queues.nextTick ?? []}
        draining={frame?.queue === 'nextTick'}
        counts={counts}
        ended={ended}
        token={roomAt(TOKEN_END.upper)}
        room={room}
        idle={frame === null ? '' : compact ? 'none' : 'nothing waits'}
      />
      {!compact && <span className="hub-caption">after every callback</span>}
      <Half
        look="micro"
        name="Microtasks"
        entries={frame?.queues.microtask ?? []}
        draining={frame?.queue === 'microtask'}
        counts={counts}
        ended={ended}
        token={roomAt(TOKEN_END.lower)}
        room={room}
        idle={frame === null ? '' : compact ? 'none' : 'nothing waits'}
      />
    </div>
  )
}

/** How wide the disc is so far from its middle, px. */
function acrossAt(hub: number, away: number): number {
  return 2 * Math.sqrt(Math.max(0, hub * hub - away * away))
}

type HalfProps = {
  readonly look: 'tick' | 'micro'
  readonly name: string
  readonly entries: readonly QueueEntry[]
  readonly draining: boolean
  /** Tokens have less room than they need: how many there are. */
  readonly counts: boolean
  /** What still waits never ran. */
  readonly ended: boolean
  /** Between the sides of the half disc, px. */
  readonly token: number
  /** For the name with its number, px. */
  readonly room: number
  /** What is said where nothing waits. */
  readonly idle: string
}

function Half({ look, name, entries, draining, counts, ended, token, room, idle }: HalfProps) {
  const first = entries[0]
  const count = entries.length.toLocaleString('en')
  const isFull = !counts && SIGN + (name.length + count.length) * LETTER > room
  const state = draining ? 'on' : first === undefined ? 'quiet' : 'wait'
  return (
    <div
      className="hub-half"
      data-ph={look}
      data-state={state}
      data-anchor={look === 'tick' ? 'nextTick' : 'microtask'}
    >
      <span className="hub-name">
        {!(isFull && entries.length > 1) && <Glyph look={look} />}
        <Term of={look === 'tick' ? 'nextTick' : 'microtasks'} unseen>
          {name}
        </Term>
        {!counts && entries.length > 1 && <span className="number">{count}</span>}
      </span>
      {counts || first === undefined ? (
        <span className="hub-count">
          {first === undefined ? (
            draining ? (
              <span className="hub-word">{ended ? 'stopped' : 'draining'}</span>
            ) : (
              idle
            )
          ) : (
            <>
              {count}
              <span className="hub-word"> {ended ? 'never ran' : 'waiting'}</span>
            </>
          )}
        </span>
      ) : (
        <span className="hub-token" style={{ maxWidth: token }}>
          <Token
            look={look}
            state={ended ? 'flight' : 'ready'}
            label={first.label}
            line={first.line}
            elsewhere={first.elsewhere}
            operation={first.operation}
            home
            unseen
          />
        </span>
      )}
    </div>
  )
}
