import type { Frame } from '@loopscope/shared/timeline/frame'
import { GATE, middleOf, turnEnd } from './ringGeometry.ts'

/** The way of the loop in this turn, degrees clockwise from 12 o'clock: from where the turn began to where it has come. */
export type TurnArc = { readonly from: number; readonly to: number }

/**
 * The turn of this moment on the track, at the end as far as the loop had come; null outside of the loop. `timersEndTurn`: since Node 20 a turn begins after Timers and ends
 * with it, when the loop has come all the way round; on entry Timers is visited once from the gate.
 */
export function turnArc(
  frame: Pick<Frame, 'phase' | 'tick' | 'exitedFrom'> | null,
  timersEndTurn: boolean,
): TurnArc | null {
  if (frame === null) return null
  const { tick, exitedFrom } = frame
  const phase = exitedFrom ?? frame.phase
  // A loop that had nothing to do from the beginning has made no turn.
  if (phase === 'main' || (phase === 'exit' && tick === 0)) return null
  const entry = tick === 0 || !timersEndTurn
  const from = entry ? GATE + 2 : turnEnd(timersEndTurn)
  if (phase === 'exit') return { from, to: from + 355 }
  const middle = middleOf(phase)
  return { from, to: middle < from ? middle + 360 : middle }
}
