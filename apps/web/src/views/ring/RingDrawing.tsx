import type { Frame } from '@loopscope/shared/timeline/frame'
import { timersEndTurn } from '@loopscope/shared/timeline/nodeVersion'
import { useSession, useTimeline } from '../hooks/loopscopeContext.ts'
import { useVisit } from '../hooks/useVisit.ts'
import { Arc } from './Arc.tsx'
import { Leaders } from './Leaders.tsx'
import {
  ARCS,
  type ArcName,
  arcLine,
  halfDisc,
  middleOf,
  pointAt,
  type RingLayout,
  turnEnd,
} from './ringGeometry.ts'
import { type TurnArc, turnArc } from './turnArc.ts'

type Props = {
  readonly frame: Frame | null
  readonly layout: RingLayout
  readonly width: number
  readonly height: number
  readonly title: string
}

const NAMES = Object.keys(ARCS) as ArcName[]

/** The drawn part of the ring. Its content is repeated as a list, so it is one image with one sentence. */
export function RingDrawing({ frame, layout, width, height, title }: Props) {
  const { inner, outer, track, centre } = layout
  const timeline = useTimeline()
  const chosen = useSession(({ node }) => Number(node))
  const timersLast = (timeline === null ? null : timersEndTurn(timeline)) ?? chosen >= 20
  const turn = turnArc(frame, timersLast)
  const end = turnEnd(timersLast)
  const visit = useVisit()
  return (
    <svg
      className="ring-svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
    >
      <title>{title}</title>
      <path className="ring-track" d={arcLine(centre, track, end + 2, end + 358)} />
      {turn !== null && <Turn layout={layout} arc={turn} />}
      <Leaders frame={frame} layout={layout} leavesAtGate={!timersLast} />
      {NAMES.filter((name) => name !== 'idle').map((name) => (
        <Spoke key={name} name={name} frame={frame} layout={layout} />
      ))}
      {NAMES.map((name) => (
        <Arc key={name} name={name} frame={frame} layout={layout} />
      ))}
      <path className="ring-gate" d={`M${at(outer + 12)}L${at(inner - 8)}`} />
      <path
        className="ring-hub"
        data-ph="tick"
        data-state={hubState(frame, 'nextTick')}
        d={halfDisc(layout, 'upper')}
        {...visit('nextTick')}
      />
      <path
        className="ring-hub"
        data-ph="micro"
        data-state={hubState(frame, 'microtask')}
        d={halfDisc(layout, 'lower')}
        {...visit('microtask')}
      />
    </svg>
  )

  function at(radius: number): string {
    const { x, y } = pointAt(centre, radius, end)
    return `${x} ${y}`
  }
}

/** `data-from` and `data-end` tell the motion layer, in degrees, from where to where the track grows. */
function Turn({
  layout: { centre, track },
  arc: { from, to },
}: {
  layout: RingLayout
  arc: TurnArc
}) {
  return (
    <>
      <path
        className="ring-turn"
        data-from={from}
        data-end={to}
        pathLength="1"
        d={arcLine(centre, track, from, to)}
      />
      <g
        className="ring-head"
        style={{ transform: `rotate(${to}deg)`, transformOrigin: `${centre.x}px ${centre.y}px` }}
      >
        <path d="M-6 -5L5 0L-6 5z" transform={`translate(${centre.x} ${centre.y - track})`} />
      </g>
    </>
  )
}

type PartProps = {
  readonly name: ArcName
  readonly frame: Frame | null
  readonly layout: RingLayout
}

/** Less between the ring and the hub has no room for a way that is seen as one, px. */
const LEAST_WAY = 12

/** The way from the running phase to the hub: lit while the loop will go there before it goes on. */
function Spoke({ name, frame, layout: { centre, inner, hub } }: PartProps) {
  const degrees = middleOf(name) - (name === 'poll' ? 40 : 0)
  const lit =
    frame !== null &&
    frame.phase === name &&
    frame.queues.nextTick.length + frame.queues.microtask.length > 0
  if (inner - hub < LEAST_WAY) return null
  // Where the hub is close, the head is smaller, so that its shaft is seen.
  const size = Math.min(1, Math.max(0.5, (inner - hub) / 28))
  const start = pointAt(centre, inner - (size < 1 ? 0 : 4), degrees)
  const end = pointAt(centre, hub + (lit ? 8 * size : 4), degrees)
  return (
    <g className="ring-spoke" data-ph={name} data-lit={lit}>
      <path d={`M${start.x} ${start.y}L${end.x} ${end.y}`} />
      {lit && (
        <path
          className="ring-tip"
          d="M-5 -5L5 0L-5 5z"
          transform={`translate(${end.x} ${end.y}) rotate(${degrees + 90}) scale(${size})`}
        />
      )}
    </g>
  )
}

function hubState(frame: Frame | null, queue: 'nextTick' | 'microtask'): 'on' | 'wait' | 'quiet' {
  if (frame?.queue === queue) return 'on'
  return frame !== null && frame.queues[queue].length > 0 ? 'wait' : 'quiet'
}
