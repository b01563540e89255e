import { formatCount, formatMs } from '../../kit/format.ts'
import { limitOf } from '../../outcome/stoppedAt.ts'
import { HEIGHT, RULER } from '../model/measures.ts'
import type { Scene, Span } from '../model/scene.ts'
import { type Band, bandName } from '../model/turns.ts'
import type { LaneTheme } from './laneTheme.ts'

const BASELINE = 16
const GAP = 6

/**
 * Turns as bands with their names. On the scale of time the clock's marks come first and the names take what is left; on
 * that of order each name carries its time, and folds say what they hold. Returns where texts are.
 */
export function drawRuler(
  context: CanvasRenderingContext2D,
  scene: Scene,
  theme: LaneTheme,
): readonly Span[] {
  context.font = theme.ui
  context.textAlign = 'left'
  drawBands(context, scene, theme)
  const taken = drawTicks(context, scene, theme)
  drawNames(context, scene, theme, taken)
  drawFoldCounts(context, scene, theme, taken)
  drawStop(context, scene, theme, taken)
  return taken
}

function drawBands(context: CanvasRenderingContext2D, { bands }: Scene, theme: LaneTheme): void {
  for (const { x, right, first } of bands) {
    const edge = Math.round(x)
    context.fillStyle = theme.strong
    context.globalAlpha = 0.025
    if (first % 2 === 1) context.fillRect(edge, 0, right - edge, HEIGHT)
    context.globalAlpha = 1
    context.fillStyle = theme.line
    if (edge > 0) context.fillRect(edge, 0, 1, HEIGHT)
  }
}

/** Returns where the marks' texts are. */
function drawTicks(
  context: CanvasRenderingContext2D,
  { ticks, viewport }: Scene,
  theme: LaneTheme,
): Span[] {
  context.fillStyle = theme.faint
  return ticks.map(({ x, label }) => {
    context.fillRect(Math.round(x), RULER - 5, 1, 4)
    const width = context.measureText(label).width
    const left = Math.max(2, Math.min(x - width / 2, viewport.width - width - 2))
    context.fillText(label, left, BASELINE)
    return { x: left, right: left + width }
  })
}

/** Adds to `taken` where the names are. */
function drawNames(
  context: CanvasRenderingContext2D,
  { bands, ticks, viewport, playhead }: Scene,
  theme: LaneTheme,
  taken: Span[],
): void {
  for (const band of bands) {
    const name = bandName(band)
    const width = context.measureText(name).width
    // A band that begins out of sight keeps its name in sight.
    let left = Math.max(band.x, 0) + GAP
    for (const { x, right } of taken)
      if (left < right + GAP && left + width + GAP > x) left = right + GAP
    const end = Math.min(band.right, viewport.width)
    if (left + width > end) continue
    context.fillStyle = theme.text
    context.fillText(name, left, BASELINE)
    const noteLeft = left + width + 8
    // What would cut the playhead's line, or run out of its band, gives way.
    const fits = (note: string) => {
      const right = noteLeft + context.measureText(note).width
      return right + GAP < end && !(noteLeft - 2 < playhead && playhead < right + 2)
    }
    const note = ticks.length === 0 ? notesOf(band).find(fits) : undefined
    if (note !== undefined) {
      context.fillStyle = theme.faint
      context.fillText(note, noteLeft, BASELINE)
    }
    const noteWidth = note === undefined ? 0 : 8 + context.measureText(note).width
    taken.push({ x: left, right: left + width + noteWidth })
  }
}

/** What may stand beside the name of a band, the most first. */
function notesOf({ at, skipped }: Band): readonly string[] {
  const time = `from ${formatMs(at)} ms`
  return skipped === null
    ? [time]
    : [`${time}; ${skipped} ran nothing of the program`, `${time}; ${skipped} not drawn`, time]
}

function drawFoldCounts(
  context: CanvasRenderingContext2D,
  { folds, viewport }: Scene,
  theme: LaneTheme,
  taken: Span[],
): void {
  context.fillStyle = theme.faint
  for (const { x, right, steps } of folds) {
    // One that is open fills the view and more.
    if (right - x > 2 * viewport.width) continue
    const text = `${formatCount(steps, 'step')} folded`
    const width = context.measureText(text).width
    const from = Math.max(0, x)
    const to = Math.min(viewport.width, right)
    const left = (from + to - width) / 2
    const free = taken.every((other) => left > other.right + GAP || left + width + GAP < other.x)
    if (to - from <= width + 2 * GAP || !free) continue
    context.fillText(text, left, BASELINE)
    taken.push({ x: left, right: left + width })
  }
}

/** That nothing was recorded up to the limit or the signal, whose time may be far from the last event's. Adds to `taken` where that stands. */
function drawStop(
  context: CanvasRenderingContext2D,
  { timeline: { outcome }, unrecorded, viewport }: Scene,
  theme: LaneTheme,
  taken: Span[],
): void {
  const { width } = viewport
  if (unrecorded === null || unrecorded >= width) return
  if (viewport.axis.stop === null) return
  const limit = limitOf(outcome)
  const at = limit === null ? '' : ` at ${limit}`
  for (const text of [`nothing recorded until the stop${at}`, `stopped${at}`]) {
    const right = width - GAP
    const left = right - context.measureText(text).width
    if (left < 0 || taken.some((other) => left < other.right + GAP)) continue
    context.fillStyle = theme.text
    context.fillText(text, left, BASELINE)
    taken.push({ x: left, right })
    return
  }
}
