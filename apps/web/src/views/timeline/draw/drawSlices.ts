import { HEIGHT, laneTop, ROW, SLICE } from '../model/measures.ts'
import type { Scene } from '../model/scene.ts'
import { drawLabel } from './drawLabel.ts'
import type { Emphasis } from './emphasis.ts'
import type { LaneTheme } from './laneTheme.ts'

const RADIUS = 2

/** Past solid, future outlined, and what the playhead is in split by it. */
export function drawSlices(
  context: CanvasRenderingContext2D,
  scene: Scene,
  theme: LaneTheme,
  { lit }: Emphasis,
): void {
  context.textAlign = 'left'
  scene.cells.forEach((cell, i) => {
    const labelTo = labelEnd(cell, scene.cells[i + 1])
    if (!isUnended(scene, cell)) {
      drawCell(context, scene, theme, cell, isLit(cell, lit), labelTo)
      return
    }
    context.save()
    context.beginPath()
    context.rect(0, 0, cell.right, HEIGHT)
    context.clip()
    drawCell(context, scene, theme, { ...cell, right: cell.right + 8 }, isLit(cell, lit), labelTo)
    context.restore()
  })
}

type Cell = Scene['cells'][number]

/** What had not returned when the process was ended from outside has no end of its own: it is open where what is known ends. */
function isUnended({ timeline, slices, viewport }: Scene, { slice, count }: Cell): boolean {
  const { stop } = viewport.axis
  if (stop === null || count > 1 || slices.to[slice] !== stop) return false
  return timeline.callbacks[slices.callback[slice] ?? -1]?.endAt === null
}

/** What is nested in a slice is drawn over it: its name ends before. */
function labelEnd(cell: Cell, next: Cell | undefined): number {
  const isOver = next !== undefined && next.lane === cell.lane && next.x < cell.right
  return isOver ? next.x - 3 : cell.right
}

function isLit({ slice, count }: Cell, lit: ReadonlySet<number>): boolean {
  return count === 1 && lit.has(slice)
}

function drawCell(
  context: CanvasRenderingContext2D,
  { playhead, viewport, slices }: Scene,
  theme: LaneTheme,
  cell: Cell,
  lit: boolean,
  labelTo: number,
): void {
  const colours = theme.lanes[cell.lane]
  if (colours === undefined) return
  const nested = slices.nested[cell.slice] === 1 ? 2 : 0
  const top = laneTop(cell.lane) + (ROW - SLICE) / 2 + nested
  const height = SLICE - 2 * nested
  // What is cut off by an edge goes on behind it; far outside, shapes would lose precision.
  const x = Math.max(cell.x + 0.5, -8)
  const right = Math.min(Math.max(cell.right - 0.5, x + 1), viewport.width + 8)
  const width = right - x
  const done = Math.max(0, Math.min(width, playhead - x))
  const wide = width > 6
  if (done < width) {
    context.fillStyle = theme.surface
    context.fillRect(x, top, width, height)
    context.fillStyle = colours.fill
    context.globalAlpha = wide ? theme.tint1 : 0.4
    context.fillRect(x, top, width, height)
    context.globalAlpha = 1
    if (wide) outline(context, x, top, width, height, colours.line, 0.75)
  }
  if (done > 0) {
    context.fillStyle = colours.fill
    if (wide) {
      context.beginPath()
      context.roundRect(x, top, done, height, RADIUS)
      context.fill()
    } else context.fillRect(x, top, done, height)
    if (theme.outlined && wide) outline(context, x, top, done, height, colours.line, 1)
  }
  if (nested > 0 && wide) outline(context, x, top, width, height, theme.surface, 1)
  if (cell.folded && width > 12) drawStack(context, right, top, height, theme.surface)
  if (lit) outline(context, x - 0.5, top - 0.5, width + 1, height + 1, theme.strong, 1, 1.5)
  // A playhead at the very beginning would hide the first character.
  const start = playhead >= x - 1 && playhead < x + 10 ? playhead - 2 : x
  const end = Math.min(right, labelTo, viewport.width)
  drawLabel(context, theme, cell, { x, right: end, top: top - nested, done, start })
}

function outline(
  context: CanvasRenderingContext2D,
  x: number,
  top: number,
  width: number,
  height: number,
  colour: string,
  alpha: number,
  line = 1,
): void {
  context.beginPath()
  context.roundRect(x + 0.5, top + 0.5, Math.max(1, width - 1), height - 1, RADIUS)
  context.strokeStyle = colour
  context.lineWidth = line
  context.globalAlpha = alpha
  context.stroke()
  context.globalAlpha = 1
}

/** Two cuts at the end: there is more than one underneath. */
function drawStack(
  context: CanvasRenderingContext2D,
  right: number,
  top: number,
  height: number,
  colour: string,
): void {
  context.fillStyle = colour
  context.fillRect(right - 4, top, 1, height)
  context.fillRect(right - 7, top, 1, height)
}
