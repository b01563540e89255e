import type { Frame } from '@loopscope/shared/timeline/frame'
import { readyIn } from '@loopscope/shared/timeline/moments/readyIn'
import { leaderBend } from './labelPlace.ts'
import { GATE, pointAt, type RingLayout } from './ringGeometry.ts'

/** The lines that a name's own leader does not draw: bent ones in the upper corners, and those of the gate. */
export function Leaders({ frame, layout }: { frame: Frame | null; layout: RingLayout }) {
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
        <path
          className="ring-way"
          d={`M${gate.x - layout.gateWay} ${gate.y - 14}h${layout.gateWay - 20}l20 14M${gate.x - layout.gateWay} ${gate.y + 14}h${layout.gateWay - 20}l20 -14`}
        />
      )}
    </>
  )
}

function isBusy(frame: Frame | null, phase: 'timers' | 'pending'): boolean {
  return frame !== null && (frame.phase === phase || readyIn(frame, phase).length > 0)
}
