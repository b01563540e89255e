import type { LabGap } from '@loopscope/shared/lab/labMoment'
import type { LabLane } from '../../../state/lab/moves/labLanes.ts'
import { durationWords } from '../labWords.ts'
import type { LaneArea } from './drawLane.ts'
import { placeWords, type WordsPlace, type WordsRoom } from './placeWords.ts'
import type { StripTheme } from './stripTheme.ts'
import type { StripWindow } from './stripWindow.ts'

/** A bracket over the time in which fewer workers listened than before. Returns where its words stand; null: it is not shown. */
export function drawGap(
  context: CanvasRenderingContext2D,
  gap: LabGap,
  {
    x,
    lanes,
    row,
    shown,
    at,
    roomAt,
  }: Pick<LaneArea, 'x' | 'at'> & {
    lanes: readonly LabLane[]
    row: number
    shown: StripWindow
    /** What words in a line of this height, px, must keep to. */
    roomAt: (y: number) => WordsRoom
  },
  theme: StripTheme,
): (WordsPlace & { readonly y: number }) | null {
  const end = gap.to ?? at
  if (end < shown.from || gap.from > shown.to) return null
  const [left, right] = [x(gap.from), x(end)]
  const bottom = 6 + lanes.length * row + 1
  context.fillStyle = theme.badTint
  context.fillRect(left, 4, Math.max(1, right - left), bottom - 4)
  context.strokeStyle = theme.bad
  context.beginPath()
  context.moveTo(left + 0.5, bottom - 5)
  context.lineTo(left + 0.5, bottom)
  context.lineTo(right - 0.5, bottom)
  if (gap.to !== null) context.lineTo(right - 0.5, bottom - 5)
  context.stroke()
  const words = `${durationWords(end - gap.from)} of reduced capacity`
  const place = placeWords((left + right) / 2, context.measureText(words).width, roomAt(bottom + 8))
  context.fillStyle = theme.bad
  context.textAlign = 'left'
  context.fillText(words, place.left, bottom + 8)
  return { ...place, y: bottom + 8 }
}
