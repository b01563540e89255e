import { SLICE } from '../model/measures.ts'
import { CHARACTER, labelIn } from '../model/names/labelIn.ts'
import type { Names } from '../model/scene.ts'
import type { LaneTheme } from './laneTheme.ts'

type Box = {
  readonly x: number
  readonly right: number
  readonly top: number
  readonly done: number
  /** Where the text may begin. */
  readonly start: number
}

/** As much of a name as fits into a slice. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  theme: LaneTheme,
  { label, short }: Names,
  { x, right, top, done, start }: Box,
): void {
  if (label === '') return
  const from = Math.max(start, 0)
  const { text, left: inset } = labelIn(right - from, label, short)
  if (text === '') return
  const left = from + inset
  context.font = theme.mono
  const baseline = top + 10.5
  const filled = x + done - left
  const width = text.length * CHARACTER
  if (filled <= 0 || filled >= width) {
    context.fillStyle = filled <= 0 ? theme.text : theme.ink
    context.fillText(text, left, baseline)
    return
  }
  // The playhead runs through the text: each half is legible on its own ground.
  for (const past of [true, false]) {
    context.save()
    context.beginPath()
    context.rect(past ? x : x + done, top, past ? done : right - x - done, SLICE)
    context.clip()
    context.fillStyle = past ? theme.ink : theme.text
    context.fillText(text, left, baseline)
    context.restore()
  }
}
