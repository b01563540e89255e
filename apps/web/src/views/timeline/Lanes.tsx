import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type MouseEvent, useMemo } from 'react'
import { Glyph } from '../Glyph.tsx'
import { useFrame, useLoopscope, useTimeline } from '../loopscopeContext.ts'
import { useSize } from '../useSize.ts'
import { LaneSlice } from './LaneSlice.tsx'
import { LANES, type Lane, laneOf, slicesOf, windowOf } from './laneLayout.ts'
import './Lanes.css'

const NAMES: Readonly<Record<Lane, string>> = {
  main: 'main',
  timers: 'Timers',
  pending: 'Pending',
  poll: 'Poll',
  check: 'Check',
  close: 'Close',
  tick: 'nextTick',
  micro: 'Microtasks',
}

/** Pixels that a step gets at least. */
const LEAST = 9
const ROW = 20
const RULER = 20

/** The recording as lanes, one step after the other: what ran where, and in which turn. A click seeks. */
export function Lanes() {
  const timeline = useTimeline()
  const frame = useFrame()
  const [ref, { width }] = useSize<HTMLDivElement>()
  const active = frame === null ? null : laneOf(frame)
  return (
    <div className="lanes">
      <ol className="lane-names" aria-hidden="true">
        {LANES.map((lane) => (
          <li key={lane} data-ph={lane} data-active={lane === active}>
            <Glyph look={lane} size={11} />
            {NAMES[lane]}
          </li>
        ))}
      </ol>
      <div className="lane-field" ref={ref}>
        {timeline === null || frame === null ? (
          <p className="lane-empty">The recording appears here</p>
        ) : (
          width > 0 && <LaneField timeline={timeline} cursor={frame.cursor} width={width} />
        )}
      </div>
    </div>
  )
}

function LaneField({
  timeline,
  cursor,
  width,
}: {
  timeline: Timeline
  cursor: number
  width: number
}) {
  const { play } = useLoopscope()
  const slices = useMemo(() => slicesOf(timeline), [timeline])
  const first = useMemo(() => firstWrites(timeline), [timeline])
  const shown = windowOf(timeline.steps.length, cursor, width, LEAST)
  const scale = width / (shown.to - shown.from)
  const x = (step: number) => (step - shown.from) * scale
  const height = RULER + ROW * LANES.length
  const seek = (event: MouseEvent<SVGSVGElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left
    play({ type: 'pause' })
    play({ type: 'seek', cursor: shown.from + Math.floor(left / scale) })
  }
  return (
    // Hidden from assistive technology: the slider and the keys do what a click here does.
    <svg className="lane-svg" width={width} height={height} aria-hidden="true" onClick={seek}>
      {LANES.map((lane, i) => (
        <path key={lane} className="lane-line" d={`M0 ${RULER + (i + 1) * ROW - 0.5}H${width}`} />
      ))}
      {turnsWithin(timeline, shown).map(({ step, tick, room }) => (
        <g key={step} className="lane-turn">
          <path d={`M${Math.round(x(step)) + 0.5} 0V${height}`} />
          {room * scale > 44 && (
            <text x={x(step) + 6} y="14">
              {tick === 0 ? 'main' : `turn ${tick}`}
            </text>
          )}
        </g>
      ))}
      {slices
        .filter((slice) => slice.to > shown.from && slice.from < shown.to)
        .map((slice) => (
          <LaneSlice
            key={slice.callback}
            slice={slice}
            label={first.get(slice.callback) ?? timeline.callbacks[slice.callback]?.label ?? ''}
            left={x(slice.from)}
            right={x(slice.to)}
            now={x(cursor + 1)}
            top={RULER + LANES.indexOf(slice.lane) * ROW + 3}
          />
        ))}
      <path className="lane-playhead" d={`M${x(cursor + 0.5)} 0V${height}`} />
      <path className="lane-playhead-top" d={`M${x(cursor + 0.5) - 5} 0h10v6l-5 5-5-5z`} />
    </svg>
  )
}

/** What each callback wrote first: the handiest name for it. */
function firstWrites({ outputs }: Timeline): Map<number, string> {
  const first = new Map<number, string>()
  for (const { callback, text } of outputs)
    if (callback !== null && !first.has(callback)) first.set(callback, text.slice(0, 60).trim())
  return first
}

function turnsWithin({ steps }: Timeline, { from, to }: { from: number; to: number }) {
  const turns: { step: number; tick: number; room: number }[] = []
  for (let step = from; step < to; step++) {
    const tick = steps[step]?.tick
    const last = turns.at(-1)
    if (tick === undefined) continue
    if (last?.tick === tick) last.room++
    else turns.push({ step, tick, room: 1 })
  }
  return turns
}
