import type { LabLane } from '../../../state/lab/moves/labLanes.ts'
import { durationWords } from '../labWords.ts'
import type { StripTheme } from './stripTheme.ts'
import type { StripWindow } from './stripWindow.ts'

/** Where names begin, px. */
export const NAMES_AT = 16

export type LaneArea = {
  readonly x: (time: number) => number
  readonly top: number
  readonly bar: number
  readonly at: number
}

/** The process of a lane, red once it has failed. */
export function drawName(
  context: CanvasRenderingContext2D,
  { label, failed, to }: LabLane,
  middle: number,
  at: number,
  theme: StripTheme,
): void {
  context.textAlign = 'left'
  context.fillStyle = failed && to !== null && to <= at ? theme.bad : theme.text
  context.fillText(label, NAMES_AT, middle)
}

/** Faint after the shown moment: it is recorded, but not yet. */
const FUTURE = 0.35

type Within = LaneArea & { readonly shown: StripWindow }

/** Its life: up, frozen or gone. An end beyond the window has no place in it: `x` would put it at the window's edge. */
export function drawLife(
  context: CanvasRenderingContext2D,
  lane: LabLane,
  { x, top, bar, at, last, shown }: Within & { readonly last: number },
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
  if (lane.to !== null && lane.failed && lane.to >= shown.from && lane.to <= shown.to) {
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

/** One tick for each answer that is told by itself; a sum is as high as there were answers in it, and paler. */
export function drawAnswers(
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

/** Where one callback held it. */
export function drawBlocks(
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
