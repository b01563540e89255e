import type { Range } from '../../../state/lanesView.ts'
import { type Axis, placeAt, playheadAt, restSteps, stepAt } from './axis.ts'
import type { Fold } from './folds.ts'

/** The least room for a step that can be told from its neighbours, px. */
const READABLE = 9
/** No one needs to come closer than this many steps. */
const CLOSEST = 6
/** Pages overlap by this much, so that what was last seen is not gone. */
const STRIDE = 0.75

/** The whole axis. */
export function wholeRange(axis: Axis): Range {
  const steps = axis.places.length - 1
  const rest = axis.end > (axis.places[steps] ?? 0) ? restSteps(steps) : 0
  return { from: 0, to: steps + rest }
}

/**
 * What is shown while no one has zoomed: everything, or the readable page that the cursor is on. A function of the
 * cursor alone, so that going back shows the same page again. A fold with the cursor in it is opened.
 */
export function autoRange(
  axis: Axis,
  folds: readonly Fold[],
  width: number,
  cursor: number,
): Range {
  const whole = wholeRange(axis)
  if (axis.scale === 'time') return whole
  const room = Math.max(CLOSEST, Math.floor(width / READABLE))
  const fold = folds.find(({ from, to }) => from <= cursor && cursor < to)
  if (fold !== undefined) return pageOf(fold.from, fold.to, room, cursor)
  if (axis.end <= room) return whole
  const { from, to } = pageOf(0, axis.end, room, playheadAt(axis, cursor))
  return { from: stepAt(axis, from), to: stepAt(axis, to) }
}

/** Closer (factor < 1) or further, with the place under the pointer staying where it is. */
export function zoomed(axis: Axis, range: Range, place: number, factor: number): Range {
  const from = placeAt(axis, range.from)
  const to = placeAt(axis, range.to)
  return kept(axis, place + (from - place) * factor, place + (to - place) * factor)
}

/** Further along by a part of what is in view; negative: back. */
export function panned(axis: Axis, range: Range, part: number): Range {
  const from = placeAt(axis, range.from)
  const to = placeAt(axis, range.to)
  return shifted(axis, from, to, part * (to - from))
}

/** The range moved so that the cursor is in view again; the same object when it already is. */
export function followed(axis: Axis, range: Range, cursor: number): Range {
  const from = placeAt(axis, range.from)
  const to = placeAt(axis, range.to)
  const head = playheadAt(axis, cursor)
  const margin = (to - from) * 0.02
  if (from + margin <= head && head <= to - margin) return range
  if (head < from + margin && from <= 0) return range
  if (head > to - margin && to >= axis.end) return range
  const target = head < from ? STRIDE : 1 - STRIDE
  return shifted(axis, from, to, head - (from + (to - from) * target))
}

function shifted(axis: Axis, from: number, to: number, by: number): Range {
  const possible = Math.max(-from, Math.min(by, axis.end - to))
  return kept(axis, from + possible, to + possible)
}

/** A range of places as steps, inside of the axis and not too close. */
function kept(axis: Axis, from: number, to: number): Range {
  const whole = wholeRange(axis)
  const range = {
    from: stepAt(axis, Math.max(0, from)),
    to: Math.min(whole.to, stepAt(axis, Math.min(axis.end, to))),
  }
  const missing = Math.min(CLOSEST, whole.to) - (range.to - range.from)
  if (missing <= 0) return range
  const start = Math.max(0, Math.min(range.from - missing / 2, whole.to - CLOSEST))
  return { from: start, to: Math.min(whole.to, start + CLOSEST) }
}

/** The page of `room` that `at` is on, of overlapping pages from `start` to `end`. */
function pageOf(start: number, end: number, room: number, at: number): Range {
  const stride = room * STRIDE
  const lead = room - stride
  const page = Math.max(0, Math.floor((at - start - lead / 2) / stride))
  const from = Math.max(start, Math.min(start + page * stride, end - room))
  return { from, to: Math.min(end, from + room) }
}
