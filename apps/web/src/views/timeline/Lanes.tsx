import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { useStore } from 'zustand'
import type { Scale } from '../../state/lanesView.ts'
import { useLoopscope, useTimeline } from '../hooks/loopscopeContext.ts'
import { whenPainted } from '../hooks/whenPainted.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { lazyPart } from '../kit/lazyPart.tsx'
import { Term } from '../kit/Term.tsx'
import { EmptyField } from './EmptyField.tsx'
import { useLanesView } from './input/useLanesView.ts'
import { LANE_NAMES, LANES, laneOf } from './model/lane.ts'
import './Lanes.css'

const LanePicture = lazyPart<{ timeline: Timeline | null; table: boolean }>(
  async () => {
    await whenPainted()
    return (await import('./LanePicture.tsx')).LanePicture
  },
  <EmptyField />,
)

const LanesMore = lazyPart(async () => (await import('./LanesMore.tsx')).LanesMore)

/** The recording as lanes, or as a table of the same facts: what ran where, and in which turn. */
export function Lanes() {
  const timeline = useTimeline()
  const table = useLanesView((view) => view.table) && timeline !== null
  const requests = useLanesView((view) => view.requests) && timeline?.requests.length !== 0
  const isText = table || (requests && timeline !== null)
  return (
    // On a low page it scrolls, and before a run nothing in it takes the focus.
    <div
      className="lanes"
      data-table={isText}
      {...(timeline === null && { role: 'group', 'aria-label': 'Lanes, empty', tabIndex: 0 })}
    >
      <LanesControls />
      {!isText && <LaneNames />}
      <LanePicture timeline={timeline} table={table} />
    </div>
  )
}

function LanesControls() {
  const { lanesView } = useLoopscope()
  const empty = useTimeline() === null
  const scale = useLanesView((view) => view.scale)
  const table = useLanesView((view) => view.table)
  return (
    <div className="lanes-controls">
      <select
        className="select"
        aria-label="Scale"
        title="Order: every step gets the same room. Time: true milliseconds."
        value={scale}
        disabled={empty}
        onChange={(event) =>
          lanesView.setState({ scale: event.currentTarget.value as Scale, range: null })
        }
      >
        <option value="order">Order</option>
        <option value="time">Time</option>
      </select>
      {!empty && <LanesMore />}
      <button
        type="button"
        className="lanes-table"
        aria-label="Table"
        aria-pressed={table}
        disabled={empty}
        title="The same facts as text"
        onClick={() => lanesView.setState({ table: !table, requests: false })}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path d="M1.5 2.5h11v9h-11zM1.5 5.5h11M1.5 8.5h11M5.5 2.5v9" />
        </svg>
      </button>
    </div>
  )
}

const TERM_OF = {
  main: 'main',
  timers: 'timers',
  pending: 'pending',
  poll: 'poll',
  check: 'check',
  close: 'close',
  tick: 'nextTick',
  micro: 'microtasks',
} as const

function LaneNames() {
  const { session, playback, frame } = useLoopscope()
  const activeLane = () => {
    const shown = frame()
    return shown === null ? null : laneOf(shown)
  }
  useStore(session, activeLane)
  const active = useStore(playback, activeLane)
  return (
    <ol className="lane-names" aria-hidden="true">
      {LANES.map((lane) => (
        <li key={lane} data-ph={lane} data-active={lane === active}>
          <Glyph look={lane} size={11} />
          <Term of={TERM_OF[lane]} unseen>
            {LANE_NAMES[lane]}
          </Term>
        </li>
      ))}
    </ol>
  )
}
