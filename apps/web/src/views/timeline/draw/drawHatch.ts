import type { LaneTheme } from './laneTheme.ts'

const APART = 7

/** Diagonal lines from `left` to `right`: of this nothing is known. */
export function drawHatch(
  context: CanvasRenderingContext2D,
  left: number,
  right: number,
  height: number,
  theme: LaneTheme,
  top = 0,
): void {
  const from = Math.max(left, 0)
  if (right <= from) return
  context.save()
  context.beginPath()
  context.rect(from, top, right - from, height - top)
  context.clip()
  context.beginPath()
  // Fixed to `left`, so that the lines move with what they cover.
  const first = left + Math.floor((from - left) / APART) * APART - height
  for (let x = first; x < right; x += APART) {
    context.moveTo(x, height)
    context.lineTo(x + height, 0)
  }
  context.strokeStyle = theme.outline
  context.globalAlpha = 0.4
  context.lineWidth = 1
  context.stroke()
  context.globalAlpha = 1
  context.fillStyle = theme.outline
  context.fillRect(left, top, 1, height - top)
  context.restore()
}
