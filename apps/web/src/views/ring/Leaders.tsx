import type { Frame } from '@loopscope/shared/timeline/frame'
import { readyIn } from '@loopscope/shared/timeline/moments/readyIn'
import { leaderBend } from './labelPlace.ts'
import { GATE, pointAt, type RingLayout } from './ringGeometry.ts'

type Props = {
  readonly frame: Frame | null
  readonly layout: RingLayout
  /** The loop is left where main enters it: before Node 20. */
  readonly leavesAtGate: boolean
}

/** The lines that a name's own leader does not draw: bent ones in the upper corners, and those of the gate. */
export function Leaders({ frame, layout, leavesAtGate }: Props) {
  const gate = pointAt(layout.centre, layout.outer + 12, GATE)
  return (
    <>
      {layout.tokens &&
        (['timers', 'pending'] as const)
          .filter((phase) => isBusy(frame, phase))
          .map((phase) => {
            const { x, y, end } = leaderBend(phase, layout)
            return (
              <path
                key={phase}
                className="ring-leader"
                data-ph={phase}
                d={`M${x} ${y}L${end.x} ${end.y}`}
              />
            )
          })}
      {layout.gateLines && (
        <path className="ring-way" d={wayToGate(-14) + (leavesAtGate ? wayToGate(14) : '')} />
      )}
    </>
  )

  function wayToGate(down: number): string {
    return `M${gate.x - layout.gateWay} ${gate.y + down}h${layout.gateWay - 20}l20 ${-down}`
  }
}

function isBusy(frame: Frame | null, phase: 'timers' | 'pending'): boolean {
  return frame !== null && (frame.phase === phase || readyIn(frame, phase).length > 0)
}
