import type { MotionLayer } from './motionLayer.ts'

/** The turn track as it was drawn: how far it reached, and a copy of its line. */
export type TurnBefore = {
  readonly end: number
  readonly line: SVGElement
} | null

const PER_ARC = 420
const LONGEST = 800
const BACK = 0.75

/** To be called before the picture changes. */
export function turnIn(root: ParentNode): TurnBefore {
  const line = root.querySelector<SVGElement>('.ring-turn')
  const copy = line?.cloneNode(true)
  if (line == null || !(copy instanceof SVGElement)) return null
  return { end: Number(line.dataset['end']), line: copy }
}

/** The track grows clockwise to where the loop has come; going back it shrinks. */
export function moveTurn(
  root: ParentNode,
  layer: MotionLayer,
  before: TurnBefore,
  back: boolean,
): void {
  const line = root.querySelector<SVGElement>('.ring-turn')
  const head = root.querySelector<SVGElement>('.ring-head')
  const drawing = root.querySelector<SVGSVGElement>('.ring-svg')
  if (line === null || head === null || drawing === null) return
  const end = Number(line.dataset['end'])
  const gate = Number(line.dataset['from'])
  const from = before?.end ?? gate
  if (from === end || !Number.isFinite(end)) return
  // A new turn begins at the gate; going back into an old one it is simply there.
  const isNewTurn = end < from && !back
  if (back && end > from) return
  const start = isNewTurn ? gate : from
  const arcs = Math.max(1, Math.abs(end - start) / 90)
  const duration = Math.min(LONGEST, PER_ARC * arcs) * (back ? BACK : 1)
  const easing = 'cubic-bezier(0.3, 0, 0.1, 1)'
  layer.play(head, [{ transform: `rotate(${start}deg)` }, { transform: `rotate(${end}deg)` }], {
    duration,
    easing,
  })
  if (back && before !== null)
    layer.copy(drawing, before.line, dash(1, partOf(gate, end, from)), duration)
  else layer.play(line, dash(partOf(gate, start, end), 1), { duration, easing })
}

/** Which part of the way to `whole` is `part`, both in degrees from 12 o'clock. */
function partOf(gate: number, part: number, whole: number): number {
  return Math.max(0, Math.min(1, (part - gate) / Math.max(1, whole - gate)))
}

/** The line's length is 1 by its pathLength. */
function dash(from: number, to: number): Keyframe[] {
  return [from, to].map((part) => ({ strokeDasharray: '1 1', strokeDashoffset: 1 - part }))
}
