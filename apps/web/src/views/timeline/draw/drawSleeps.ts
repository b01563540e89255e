import { duration } from '../model/duration.ts'
import { laneTop, ROW } from '../model/measures.ts'
import type { Scene } from '../model/scene.ts'
import type { LaneTheme } from './laneTheme.ts'

const TOOTH = 5
const HEIGHT = 3
/** Beside its length on each side, so that it is seen to be a zig-zag and no minus. */
const LEAST = 2 * TOOTH

/** Poll asleep: a zig-zag, with its length written into it where that fits. */
export function drawSleeps(
  context: CanvasRenderingContext2D,
  { sleeps, viewport }: Scene,
  theme: LaneTheme,
): void {
  const middle = laneTop('poll') + ROW / 2
  context.font = theme.ui
  context.textAlign = 'center'
  context.strokeStyle = theme.faint
  context.lineWidth = 1
  for (const { x, right, sleep } of sleeps) {
    const from = Math.max(x + 2, -TOOTH)
    const to = Math.min(right - 2, viewport.width + TOOTH)
    const text = duration(sleep.duration)
    const half = context.measureText(text).width / 2 + 3
    const center = (from + to) / 2
    context.beginPath()
    if (to - from >= 2 * (half + LEAST)) {
      zigZag(context, from, center - half, middle)
      zigZag(context, center + half, to, middle)
      context.fillStyle = theme.faint
      context.fillText(text, center, middle + 4)
    } else zigZag(context, from, to, middle)
    context.stroke()
  }
  context.textAlign = 'left'
}

function zigZag(context: CanvasRenderingContext2D, from: number, to: number, y: number): void {
  context.moveTo(from, y)
  let up = true
  for (let x = from + TOOTH; x < to; x += TOOTH) {
    context.lineTo(x, up ? y - HEIGHT : y + HEIGHT)
    up = !up
  }
  context.lineTo(to, y)
}
