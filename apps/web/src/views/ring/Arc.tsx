import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import { readyIn } from '@loopscope/shared/timeline/moments/readyIn'
import { useTimeline } from '../hooks/loopscopeContext.ts'
import { useVisit } from '../hooks/useVisit.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { useLit } from '../now/useLit.ts'
import { ghostOf } from './ghostOf.ts'
import {
  ARCS,
  type ArcName,
  arcLine,
  arcShape,
  beadsOf,
  pointAt,
  type RingLayout,
} from './ringGeometry.ts'

type Props = {
  readonly name: ArcName
  readonly frame: Frame | null
  readonly layout: RingLayout
}

const NONE: readonly QueueEntry[] = []

/** A phase: its sign, then one bead per callback, what runs first and then what is ready, in running order. */
export function Arc({ name, frame, layout }: Props) {
  const timeline = useTimeline()
  const visit = useVisit()
  const { inner, outer, compact } = layout
  const [from, to] = ARCS[name]
  const middle = (inner + outer) / 2
  const entries = name === 'idle' ? NONE : readyIn(frame, name)
  const running =
    name === 'idle' || frame === null || timeline === null ? null : ghostOf(timeline, frame, name)
  const beads = [...(running === null ? [] : [running.index]), ...firstOf(entries)]
  const state = frame?.phase === name ? 'on' : entries.length > 0 ? 'wait' : 'quiet'
  const size = name === 'idle' ? 10 : compact ? 13 : 16
  const glyph = pointAt(
    layout.centre,
    middle,
    name === 'idle' ? (from + to) / 2 : from + ((size * 0.85) / middle) * 57.3,
  )
  const count = entries.length + (running === null ? 0 : 1)
  const { at, folded } = beadsOf(name, count, middle)
  return (
    <g
      className="ring-arc"
      data-ph={name}
      data-state={state}
      {...(name === 'idle' ? {} : visit(name))}
    >
      <path d={arcShape(layout, from, to)} />
      <g className="ring-glyph">
        <Glyph look={name} size={size} x={glyph.x - size / 2} y={glyph.y - size / 2} />
      </g>
      {at.map((degrees, i) => (
        <Bead
          key={degrees}
          operation={beads[i] ?? null}
          running={running !== null && i === 0}
          degrees={degrees}
          {...pointAt(layout.centre, middle, degrees)}
        />
      ))}
      {folded && (
        <path
          className="ring-fold"
          d={arcLine(layout.centre, middle, (at.at(-1) ?? from) + 4, to - 3)}
        />
      )}
    </g>
  )
}

/** As many as could ever be drawn as beads. */
function firstOf(entries: readonly QueueEntry[]): number[] {
  return entries.slice(0, 60).map(({ operation }) => operation)
}

type BeadProps = {
  readonly operation: number | null
  readonly running: boolean
  readonly degrees: number
  readonly x: number
  readonly y: number
}

/** For the pointer only: the token in the list is the same thing, with a name. */
function Bead({ operation, running, degrees, x, y }: BeadProps) {
  const { onFocus: _focus, onBlur: _blur, ...lit } = useLit(operation)
  return (
    <rect
      className="ring-bead"
      data-bead={operation ?? undefined}
      data-running={running}
      x="-4.5"
      y="-4.5"
      width="9"
      height="9"
      rx="2"
      transform={`translate(${x} ${y}) rotate(${degrees})`}
      {...lit}
    />
  )
}
