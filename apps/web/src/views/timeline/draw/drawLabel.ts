import { SLICE } from '../model/measures.ts'
import { shortened } from '../model/shortened.ts'
import type { LaneTheme } from './laneTheme.ts'

/** Text of fixed width at 11 px, px for a character. */
const CHARACTER = 6.62
/** Fewer characters say nothing: "be…" may be before, begin or between. */
const SHORTEST = 4

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
  label: string,
  { x, right, top, done, start }: Box,
): void {
  if (label === '') return
  const left = Math.max(start, 0) + 4
  const fitting = Math.floor((Math.min(right, context.canvas.width) - left) / CHARACTER)
  if (fitting < 1) return
  const text = label.length <= fitting ? label : cut(label, fitting)
  if (text === '') return
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

/** The first word alone, or the beginning with an ellipsis; nothing where not even that says something. */
function cut(label: string, fitting: number): string {
  const first = label.split('  ')[0] ?? label
  if (first.length <= fitting) return first
  return fitting < SHORTEST ? '' : shortened(label, fitting)
}
