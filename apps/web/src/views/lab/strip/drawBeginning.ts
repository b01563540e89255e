import type { LabLane } from '../../../state/lab/moves/labLanes.ts'
import type { StripTheme } from './stripTheme.ts'

type Place = {
  readonly x: (time: number) => number
  /** Where the window begins, us. */
  readonly from: number
  /** Of the lanes, px. */
  readonly height: number
}

/** When the session began anew within the window, us: what ran before has no lanes, and the place of theirs is empty. null: it did not. */
export function begunAnew(lanes: readonly LabLane[], from: number): number | null {
  const root = lanes.find(({ role }) => role === 'primary' || role === 'parent')
  return root !== undefined && root.epoch > 1 && root.from > from ? root.from : null
}

/** A line where it began anew, and where there is room, the words for it before the line. */
export function drawBeginning(
  context: CanvasRenderingContext2D,
  lanes: readonly LabLane[],
  { x, from, height }: Place,
  theme: StripTheme,
): void {
  const began = begunAnew(lanes, from)
  if (began === null) return
  const at = Math.round(x(began))
  context.save()
  context.strokeStyle = theme.quiet
  context.setLineDash([2, 3])
  context.beginPath()
  context.moveTo(at - 0.5, 2)
  context.lineTo(at - 0.5, height)
  context.stroke()
  context.restore()
  const words = 'begun anew'
  if (context.measureText(words).width + 16 > at - x(from)) return
  context.fillStyle = theme.faint
  context.textAlign = 'right'
  context.fillText(words, at - 8, height / 2)
}
