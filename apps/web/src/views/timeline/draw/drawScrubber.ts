import type { Range } from '../../../state/lanesView.ts'
import { type Overview, PAD } from '../model/overview.ts'
import { drawHatch } from './drawHatch.ts'
import type { LaneTheme } from './laneTheme.ts'
import { scrubberFrame } from './scrubberFrame.ts'

export const HEIGHT = 40
/** Of the box: above it labels, and above those the ring of the focus. */
const TOP = 14
const BOTTOM = 34

export type ScrubberScene = {
  readonly overview: Overview | null
  readonly width: number
  readonly cursor: number
  /** What the lanes show; null where they are not on the page. */
  readonly range: Range | null
}

/** Lanes of 2 px, a mark for each console line, the window of the lanes, and the playhead. */
export function drawScrubber(
  context: CanvasRenderingContext2D,
  { overview, width, cursor, range }: ScrubberScene,
  theme: LaneTheme,
): void {
  context.clearRect(0, 0, width, HEIGHT)
  outline(context, 0.5, width - 1, theme.line, 1)
  if (overview === null) return
  const { scale, headAt } = overview
  const now = PAD + headAt(cursor)
  if (overview.unrecorded !== null)
    drawHatch(context, overview.unrecorded, width - 1, BOTTOM, theme, TOP)
  drawSpans(context, overview, cursor, theme)
  drawMarks(context, overview, cursor, theme)
  const { from, to } = scrubberFrame(range, scale, width)
  // What is out of view steps back, the rest is framed.
  context.fillStyle = theme.surface
  context.globalAlpha = 0.4
  context.fillRect(1, TOP + 1, Math.max(0, from - 1), BOTTOM - TOP - 1)
  context.fillRect(to, TOP + 1, Math.max(0, width - 1 - to), BOTTOM - TOP - 1)
  context.globalAlpha = 1
  outline(context, from + 0.5, Math.max(3, to - from - 1), theme.outline, 1)
  context.fillStyle = theme.strong
  context.fillRect(now - 1, TOP - 2, 2, BOTTOM - TOP + 3)
  context.beginPath()
  context.arc(now, 35, 4, 0, 2 * Math.PI)
  context.fill()
}

function outline(
  context: CanvasRenderingContext2D,
  x: number,
  width: number,
  colour: string,
  line: number,
): void {
  context.beginPath()
  context.roundRect(x, TOP + 0.5, Math.max(0, width), BOTTOM - TOP - 1, 3)
  context.strokeStyle = colour
  context.lineWidth = line
  context.stroke()
}

function drawSpans(
  context: CanvasRenderingContext2D,
  { lanes, headAt }: Overview,
  cursor: number,
  theme: LaneTheme,
): void {
  const now = headAt(cursor)
  lanes.forEach((spans, lane) => {
    context.fillStyle = theme.lanes[lane]?.line ?? theme.text
    const top = TOP + 2 + lane * 2.1
    for (const [from, to] of spans) {
      context.globalAlpha = from > now ? 0.5 : 1
      context.fillRect(PAD + from, top, to - from, 2)
    }
  })
  context.globalAlpha = 1
}

function drawMarks(
  context: CanvasRenderingContext2D,
  { marks, scale }: Overview,
  cursor: number,
  theme: LaneTheme,
): void {
  const now = (cursor + 1) * scale
  context.font = theme.mono.replace('600 ', '')
  context.textAlign = 'center'
  for (const { x, labelX, lane, text, labelled } of marks) {
    const later = x > now
    context.fillStyle = theme.lanes[lane]?.line ?? theme.text
    context.globalAlpha = later ? 0.4 : 0.8
    context.fillRect(PAD + x - 0.5, TOP, 1, BOTTOM - TOP)
    context.globalAlpha = 1
    if (!labelled) continue
    context.fillStyle = later ? theme.faint : theme.text
    context.fillText(text, PAD + labelX, TOP - 3)
  }
  context.textAlign = 'left'
}
