import type { LabGap } from '@loopscope/shared/lab/labMoment'
import type { LabLane } from '../../../state/lab/moves/labLanes.ts'
import { durationWords } from '../labWords.ts'
import type { StripTheme } from './stripTheme.ts'
import type { StripWindow } from './stripWindow.ts'

/** Room for the names at least, beside them, and at the right end, px. */
const LEFT = 88
const BESIDE = 8
const NAMES_AT = 16
const RIGHT = 16
const AXIS = 20

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
  const names = lanes.map(({ process }) => NAMES_AT + context.measureText(process).width + BESIDE)
  const start = Math.max(LEFT, ...names)
  const scale = (width - start - RIGHT) / (shown.to - shown.from)
  const x = (time: number) =>
    Math.max(start, Math.min(width - RIGHT, start + (time - shown.from) * scale))
  context.clearRect(0, 0, width, height)
  context.textBaseline = 'middle'
  const row = Math.min(30, (height - AXIS - 6) / Math.max(1, lanes.length))
  lanes.forEach((lane, i) => {
    const top = 6 + i * row
    const middle = top + row / 2
    const bar = Math.max(8, Math.min(16, row - 8))
    drawName(context, lane, middle, at, theme)
    drawLife(context, lane, { x, top: middle - bar / 2, bar, at, last }, theme)
    drawAnswers(context, lane, { x, top: middle - bar / 2, bar, at, shown }, theme)
    drawBlocks(context, lane, { x, top: middle - bar / 2, bar, at, shown }, theme)
  })
  let above = 0
  for (const group of groups.slice(0, -1)) {
    above += group.length
    context.fillStyle = theme.quiet
    context.fillRect(16, Math.round(6 + above * row), width - 32, 1)
  }
  if (gap !== null) drawGap(context, gap, { x, lanes, row, shown, at }, theme)
  drawAxis(context, scene, x, theme)
}

type LaneArea = {
  readonly x: (time: number) => number
  readonly top: number
  readonly bar: number
  readonly at: number
}

function drawName(
  context: CanvasRenderingContext2D,
  { process, failed, to }: LabLane,
  middle: number,
  at: number,
  theme: StripTheme,
): void {
  context.textAlign = 'left'
  context.fillStyle = failed && to !== null && to <= at ? theme.bad : theme.text
  context.fillText(process, NAMES_AT, middle)
}

/** Faint after the shown moment: it is recorded, but not yet. */
const FUTURE = 0.35

function drawLife(
  context: CanvasRenderingContext2D,
  lane: LabLane,
  { x, top, bar, at, last }: LaneArea & { readonly last: number },
  theme: StripTheme,
): void {
  for (const { state, from, to } of lane.spans) {
    const [left, right] = [x(from), x(to ?? last)]
    if (right <= left) continue
    context.globalAlpha = from > at ? FUTURE : 1
    if (state === 'listening') {
      context.fillStyle = theme.quiet
      context.fillRect(left, top, right - left, bar)
    } else {
      context.strokeStyle = state === 'ending' ? theme.text : theme.life
      context.setLineDash(state === 'frozen' ? [2, 3] : [4, 3])
      context.strokeRect(left + 0.5, top + 0.5, Math.max(1, right - left - 1), bar - 1)
      context.setLineDash([])
    }
  }
  if (lane.to !== null && lane.failed) {
    const end = x(lane.to)
    context.globalAlpha = lane.to > at ? FUTURE : 1
    context.strokeStyle = theme.bad
    context.lineWidth = 2
    context.beginPath()
    context.moveTo(end - 4, top + bar / 2 - 4)
    context.lineTo(end + 4, top + bar / 2 + 4)
    context.moveTo(end + 4, top + bar / 2 - 4)
    context.lineTo(end - 4, top + bar / 2 + 4)
    context.stroke()
    context.lineWidth = 1
  }
  context.globalAlpha = 1
}

type Within = LaneArea & { readonly shown: StripWindow }

/** One tick for each answer that is told by itself; a sum is as high as there were answers in it, and paler. */
function drawAnswers(
  context: CanvasRenderingContext2D,
  lane: LabLane,
  { x, top, bar, at, shown }: Within,
  theme: StripTheme,
): void {
  for (let i = lane.sums.length - 1; i >= 0; i--) {
    const sum = lane.sums[i]
    if (sum === undefined || sum.to < shown.from) break
    if (sum.from > shown.to) continue
    const perSecond = sum.count / Math.max(0.001, (sum.to - sum.from) / 1_000_000)
    const part = Math.min(1, 0.15 + perSecond / 200)
    context.globalAlpha = sum.to > at ? FUTURE : 1
    context.fillStyle = theme.life
    context.fillRect(
      x(sum.from),
      top + bar * (1 - part),
      Math.max(1, x(sum.to) - x(sum.from)),
      bar * part,
    )
  }
  for (let i = lane.answers.length - 1; i >= 0; i--) {
    const answer = lane.answers[i]
    if (answer === undefined || answer.at < shown.from) break
    if (answer.at > shown.to) continue
    context.globalAlpha = answer.at > at ? FUTURE : 1
    context.fillStyle = answer.failed ? theme.bad : theme.strong
    context.fillRect(x(answer.at) - 0.75, top + 1, 1.5, bar - 2)
  }
  context.globalAlpha = 1
}

function drawBlocks(
  context: CanvasRenderingContext2D,
  lane: LabLane,
  { x, top, bar, at, shown }: Within,
  theme: StripTheme,
): void {
  for (const { from, to } of lane.blocked) {
    if (to < shown.from || from > shown.to) continue
    const [left, right] = [x(from), x(to)]
    context.globalAlpha = to > at ? FUTURE : 1
    context.fillStyle = theme.strong
    context.fillRect(left, top, Math.max(2, right - left), bar)
    const words = `blocked ${durationWords(to - from)}`
    if (right - left > context.measureText(words).width + 8) {
      context.fillStyle = theme.surface
      context.textAlign = 'left'
      context.fillText(words, left + 4, top + bar / 2)
    }
  }
  context.globalAlpha = 1
}

/** A bracket over the time in which fewer workers listened than before. */
function drawGap(
  context: CanvasRenderingContext2D,
  gap: LabGap,
  {
    x,
    lanes,
    row,
    shown,
    at,
  }: Pick<LaneArea, 'x' | 'at'> & { lanes: readonly LabLane[]; row: number; shown: StripWindow },
  theme: StripTheme,
): void {
  const end = gap.to ?? at
  if (end < shown.from || gap.from > shown.to) return
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
  const room = context.measureText(words).width / 2
  const middle = Math.max(x(shown.from) + room, Math.min(x(shown.to) - room, (left + right) / 2))
  context.fillStyle = theme.bad
  context.textAlign = 'center'
  context.fillText(words, middle, bottom + 8)
}

function drawAxis(
  context: CanvasRenderingContext2D,
  { window: shown, at, gap, width, height }: StripScene,
  x: (time: number) => number,
  theme: StripTheme,
): void {
  const now = x(at)
  context.strokeStyle = theme.strong
  context.beginPath()
  context.moveTo(now + 0.5, 2)
  context.lineTo(now + 0.5, height - AXIS)
  context.stroke()
  context.fillStyle = theme.faint
  const seconds = (time: number) => `${(time / 1_000_000).toFixed(1)} s`
  const isGapShown = gap !== null && (gap.to ?? at) >= shown.from && gap.from <= shown.to
  if (isGapShown) return
  context.textAlign = 'left'
  context.fillText(seconds(Math.max(0, shown.from)), x(shown.from), height - AXIS / 2)
  context.textAlign = 'right'
  context.fillText(seconds(shown.to), width - RIGHT, height - AXIS / 2)
}
