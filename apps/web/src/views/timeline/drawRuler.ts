import { formatCount, formatMs } from '../format.ts'
import type { LaneTheme } from './laneTheme.ts'
import { HEIGHT, RULER } from './measures.ts'
import type { Scene, Span } from './scene.ts'
import { bandName } from './turns.ts'

/** Text of the interface at 11 px: a little generous, px for a character. */
const CHARACTER = 6
const BASELINE = 16

/** Turns as bands with their names; between the names the clock's marks, where there is room. */
export function drawRuler(context: CanvasRenderingContext2D, scene: Scene, theme: LaneTheme): void {
  context.font = theme.ui
  context.textAlign = 'left'
  const taken: Span[] = []
  for (const band of scene.bands) {
    const edge = Math.round(band.x)
    context.fillStyle = theme.strong
    context.globalAlpha = 0.025
    if (band.first % 2 === 1) context.fillRect(edge, 0, band.right - edge, HEIGHT)
    context.globalAlpha = 1
    context.fillStyle = theme.line
    if (edge > 0) context.fillRect(edge, 0, 1, HEIGHT)
    // A band that begins out of sight keeps its name in sight.
    const left = Math.max(edge, 0) + 6
    const room = Math.min(band.right, scene.viewport.width) - left
    const name = bandName(band)
    const width = name.length * CHARACTER
    if (room < width) continue
    context.fillStyle = theme.text
    context.fillText(name, left, BASELINE)
    let right = left + width
    const time = `${formatMs(band.at)} ms`
    if (scene.ticks.length === 0 && room > width + 8 + time.length * CHARACTER) {
      context.fillStyle = theme.faint
      right = left + context.measureText(name).width + 8
      context.fillText(time, right, BASELINE)
      right += time.length * CHARACTER
    }
    taken.push({ x: left - 6, right })
  }
  drawFoldCounts(context, scene, theme, taken)
  drawTicks(context, scene, theme, taken)
}

function drawFoldCounts(
  context: CanvasRenderingContext2D,
  { folds, viewport }: Scene,
  theme: LaneTheme,
  taken: readonly Span[],
): void {
  context.fillStyle = theme.faint
  context.textAlign = 'center'
  for (const { x, right, steps } of folds) {
    const text = `${formatCount(steps, 'step')} folded`
    const middle = (Math.max(0, x) + Math.min(viewport.width, right)) / 2
    const half = (text.length * CHARACTER) / 2
    const opened = right - x > 2 * viewport.width
    if (opened || right - x < 2 * half || collides(middle, half, taken)) continue
    context.fillText(text, middle, BASELINE)
  }
  context.textAlign = 'left'
}

function collides(middle: number, half: number, taken: readonly Span[]): boolean {
  return taken.some(({ x, right }) => middle - half < right + 6 && middle + half > x)
}

function drawTicks(
  context: CanvasRenderingContext2D,
  { ticks }: Scene,
  theme: LaneTheme,
  taken: readonly Span[],
): void {
  context.fillStyle = theme.faint
  for (const { x, label } of ticks) {
    context.fillRect(Math.round(x), RULER - 5, 1, 4)
    const half = (label.length * CHARACTER) / 2
    if (collides(x, half, taken)) continue
    context.fillText(label, x - half, BASELINE)
  }
}
