import type { Frame } from '@loopscope/shared/timeline/frame'
import { readyIn } from '@loopscope/shared/timeline/moments/readyIn'
import { useTimeline } from '../hooks/loopscopeContext.ts'
import { Term } from '../kit/Term.tsx'
import { GateLabel } from './GateLabel.tsx'
import { type LoopPhase, labelPlace } from './labelPlace.ts'
import { PhaseLabel } from './PhaseLabel.tsx'
import { GATE, gateTop, pointAt, type RingLayout } from './ringGeometry.ts'
import './PhaseLabels.css'

type Props = {
  readonly frame: Frame | null
  readonly layout: RingLayout
  readonly width: number
  readonly height: number
}

/** On a low stage without lines there is no row of its own for exit: it stands beside main, px. */
const LOW = 200
const BESIDE_MAIN = 58

const PHASES: readonly LoopPhase[] = ['timers', 'pending', 'poll', 'check', 'close']

/** The phases as a list, in libuv's order, each with what is ready in it; main and exit stand at the gate. */
export function PhaseLabels({ frame, layout, width, height }: Props) {
  const outcome = useTimeline()?.outcome ?? null
  const gate = pointAt(layout.centre, layout.outer + 12, GATE)
  const idle = pointAt(layout.centre, layout.track + 4, 54)
  const isLow = !layout.tokens && height < LOW
  // At the beginning of the lines that lead to the gate, or where there are none at the edge.
  const beside = layout.tokens ? { right: width - gate.x + layout.gateWay + 4 } : { left: 8 }
  return (
    <ol className="phases">
      <GateLabel
        name="Main"
        frame={frame}
        outcome={outcome}
        style={{ ...beside, top: isLow ? gate.y - 10 : gateTop(layout) }}
      />
      {PHASES.map((phase) => (
        <PhaseLabel
          key={phase}
          phase={phase}
          frame={frame}
          layout={layout}
          place={labelPlace(phase, layout, width, height, readyIn(frame, phase).length)}
        />
      ))}
      <GateLabel
        name="Exit"
        frame={frame}
        outcome={outcome}
        style={isLow ? { left: BESIDE_MAIN, top: gate.y - 10 } : { ...beside, top: gate.y + 3 }}
      />
      {layout.tokens && (
        <li className="idle-name" style={{ left: idle.x, top: idle.y - 18 }}>
          <Term of="idle">Idle, prepare</Term>
        </li>
      )}
    </ol>
  )
}
