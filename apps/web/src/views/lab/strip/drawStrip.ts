import type { LabGap } from '@loopscope/shared/lab/labMoment'
import type { LabLane } from '../../../state/lab/moves/labLanes.ts'
import { drawBeginning } from './drawBeginning.ts'
import { drawGap } from './drawGap.ts'
import { drawAnswers, drawBlocks, drawLife, drawName, NAMES_AT } from './drawLane.ts'
import type { WordsPlace, WordsRoom } from './placeWords.ts'
import type { StripTheme } from './stripTheme.ts'
import type { StripWindow } from './stripWindow.ts'

/** Room for the names at least, beside them, and at the right end, px. */
const LEFT = 88
const BESIDE = 8
const RIGHT = 16
const AXIS = 20
/** Room for the line between two groups, which is to touch no name, px. */
const BETWEEN = 7

export type StripScene = {
  /** Lanes one above the other; between two groups is a line. */
  readonly groups: readonly (readonly LabLane[])[]
  readonly window: StripWindow
  /** The shown moment, and the last that is recorded, us. */
  readonly at: number
  readonly last: number
  readonly gap: LabGap | null
  readonly width: number
  readonly height: number
}

/** Draws each process' life, what it answered and where it was blocked, all on one clock. */
export function drawStrip(
  context: CanvasRenderingContext2D,
  scene: StripScene,
  theme: StripTheme,
): void {
  const { groups, window: shown, at, last, gap, width, height } = scene
  const lanes = groups.flat()
  context.font = theme.ui
  const names = lanes.map(({ label }) => NAMES_AT + context.measureText(label).width + BESIDE)
  const start = Math.max(LEFT, ...names)
  const scale = (width - start - RIGHT) / (shown.to - shown.from)
  const x = (time: number) =>
    Math.max(start, Math.min(width - RIGHT, start + (time - shown.from) * scale))
  context.clearRect(0, 0, width, height)
  context.textBaseline = 'middle'
  const free = height - AXIS - 6 - BETWEEN * (groups.length - 1)
  const row = Math.min(30, free / Math.max(1, lanes.length))
  const groupOf = groups.flatMap((group, i) => group.map(() => i))
  lanes.forEach((lane, i) => {
    const top = 6 + i * row + BETWEEN * (groupOf[i] ?? 0)
    const middle = top + row / 2
    const bar = Math.max(8, Math.min(16, row - 8))
    drawName(context, lane, middle, at, theme)
    drawLife(context, lane, { x, top: middle - bar / 2, bar, at, last, shown }, theme)
    drawAnswers(context, lane, { x, top: middle - bar / 2, bar, at, shown }, theme)
    drawBlocks(context, lane, { x, top: middle - bar / 2, bar, at, shown }, theme)
  })
  let above = 6
  for (const group of groups.slice(0, -1)) {
    above += group.length * row
    context.fillStyle = theme.quiet
    context.fillRect(16, Math.round(above + BETWEEN / 2), width - 32, 1)
    above += BETWEEN
  }
  // Of two recordings on one clock each has its own beginnings.
  if (groups.length === 1)
    drawBeginning(context, lanes, { x, from: shown.from, height: height - AXIS }, theme)
  // In the line of the axis words keep clear of its times; above it the line of the moment runs down beside them.
  const isInAxis = (y: number) => y > height - AXIS
  const roomAt = (y: number): WordsRoom => {
    if (!isInAxis(y)) return { left: start, right: width - RIGHT, line: x(at) + 0.5 }
    const beside = (time: number) => context.measureText(secondsText(time)).width + 2 * BESIDE
    return {
      left: start + beside(shown.from),
      right: width - RIGHT - beside(shown.to),
      line: null,
    }
  }
  const words = gap && drawGap(context, gap, { x, lanes, row, shown, at, roomAt }, theme)
  drawAxis(context, scene, x, words !== null && isInAxis(words.y) ? words : null, theme)
}

function drawAxis(
  context: CanvasRenderingContext2D,
  { window: shown, at, width, height }: StripScene,
  x: (time: number) => number,
  words: WordsPlace | null,
  theme: StripTheme,
): void {
  const now = x(at)
  context.strokeStyle = theme.strong
  context.beginPath()
  context.moveTo(now + 0.5, 2)
  context.lineTo(now + 0.5, height - AXIS)
  context.stroke()
  context.fillStyle = theme.faint
  // Words below the lanes come first: a time that they would touch is left out.
  const draw = (time: number, side: 'left' | 'right', at: number) => {
    const text = secondsText(time)
    const long = context.measureText(text).width + BESIDE
    const isFree =
      words === null || (side === 'left' ? words.left > at + long : words.right < at - long)
    context.textAlign = side
    if (isFree) context.fillText(text, at, height - AXIS / 2)
  }
  draw(shown.from, 'left', x(shown.from))
  draw(shown.to, 'right', width - RIGHT)
}

function secondsText(time: number): string {
  return `${(Math.max(0, time) / 1_000_000).toFixed(1)} s`
}
