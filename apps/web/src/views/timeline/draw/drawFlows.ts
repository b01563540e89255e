import type { Flow } from '../model/flows.ts'
import { laneTop, ROW, SLICE } from '../model/measures.ts'
import type { Scene } from '../model/scene.ts'
import type { LaneTheme } from './laneTheme.ts'

const FAINT = 0.28
const INTO = 6
const HEAD = 5
const OVER = 14
const PAD = (ROW - SLICE) / 2

/** Arrows from where a call was made to the slice that it led to, in the colour of where it ran. */
export function drawFlows(
  context: CanvasRenderingContext2D,
  { flows }: Scene,
  theme: LaneTheme,
): void {
  for (const flow of flows) {
    const colour = theme.lanes[flow.toLane]?.line ?? theme.text
    context.globalAlpha = flow.strong ? 1 : FAINT
    context.strokeStyle = colour
    context.fillStyle = colour
    context.lineWidth = flow.strong ? 1.5 : 1
    drawFlow(context, flow)
  }
  context.globalAlpha = 1
}

function drawFlow(context: CanvasRenderingContext2D, flow: Flow): void {
  const same = flow.toLane === flow.fromLane
  const up = flow.toLane < flow.fromLane
  // Within a lane the arrow goes over the slices; else it leaves towards the other lane.
  const fromY = laneTop(flow.fromLane) + (up || same ? PAD : ROW - PAD)
  const toY = laneTop(flow.toLane) + (up ? ROW - PAD + 1 : PAD - 1)
  const toX = flow.toX + INTO
  const run = toX - flow.fromX
  const way = up ? -1 : 1
  const headY = toY - way * HEAD
  context.beginPath()
  context.moveTo(flow.fromX, fromY)
  context.bezierCurveTo(
    flow.fromX + run * 0.12,
    same ? fromY - OVER : headY,
    toX - Math.min(run * 0.05, 24),
    same ? fromY - OVER : fromY + way * 6,
    toX,
    headY,
  )
  context.stroke()
  context.beginPath()
  context.moveTo(toX - 3.5, headY)
  context.lineTo(toX + 3.5, headY)
  context.lineTo(toX, toY)
  context.fill()
}
