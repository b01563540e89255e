import { LANES } from '../model/lane.ts'
import { HEIGHT, ROW, RULER } from '../model/measures.ts'
import type { Scene, Span } from '../model/scene.ts'
import { drawFlows } from './drawFlows.ts'
import { drawHatch } from './drawHatch.ts'
import { drawRuler } from './drawRuler.ts'
import { drawSleeps } from './drawSleeps.ts'
import { drawSlices } from './drawSlices.ts'
import type { Emphasis } from './emphasis.ts'
import type { LaneTheme } from './laneTheme.ts'

/** Draws the whole picture anew; the canvas is measured in CSS px. */
export function drawLanes(
  context: CanvasRenderingContext2D,
  scene: Scene,
  theme: LaneTheme,
  emphasis: Emphasis,
): void {
  const { width } = scene.viewport
  context.clearRect(0, 0, width, HEIGHT)
  const texts = drawRuler(context, scene, theme)
  context.fillStyle = theme.line
  for (let lane = 0; lane <= LANES.length; lane++)
    context.fillRect(0, RULER + lane * ROW - 1, width, 1)
  drawFolds(context, scene, theme)
  // Below the ruler: what is said there of it is read.
  if (scene.unrecorded !== null) drawHatch(context, scene.unrecorded, width, HEIGHT, theme, RULER)
  drawSleeps(context, scene, theme)
  drawSlices(context, scene, theme, emphasis)
  drawFlows(context, scene, theme)
  drawPlayhead(context, scene.playhead, theme, texts)
}

/** The borders of a fold look like the edges of a stack of paper. */
function drawFolds(context: CanvasRenderingContext2D, scene: Scene, theme: LaneTheme): void {
  context.fillStyle = theme.outline
  for (const { x, right } of scene.folds)
    for (const edge of [x, x + 3, right - 3, right]) {
      context.globalAlpha = 0.5
      context.fillRect(Math.round(edge), RULER, 1, HEIGHT - RULER)
    }
  context.globalAlpha = 1
}

/** Its head stays above the ruler's texts, where it is flat, and its line does not run through them. */
function drawPlayhead(
  context: CanvasRenderingContext2D,
  x: number,
  theme: LaneTheme,
  texts: readonly Span[],
): void {
  const isOverText = texts.some((text) => text.x - 2 < x && x < text.right + 2)
  const top = isOverText ? RULER - 4 : 0
  const tip = isOverText ? 5 : 7
  context.fillStyle = theme.strong
  context.fillRect(x - 1, top, 2, HEIGHT - top)
  context.beginPath()
  context.moveTo(x - 5, 0)
  context.lineTo(x + 5, 0)
  context.lineTo(x + 5, tip - 5)
  context.lineTo(x, tip)
  context.lineTo(x - 5, tip - 5)
  context.fill()
}
