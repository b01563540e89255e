import type { Range } from '../../../state/lanesView.ts'
import { type Axis, placeAt, stepAt } from './axis.ts'

/** A part of the axis, drawn on `width` px. */
export type Viewport = {
  readonly axis: Axis
  readonly range: Range
  readonly width: number
  /** Place of the left edge, and px for one unit. */
  readonly start: number
  readonly scale: number
}

/** So that what stands at the very beginning or end can be seen, px. */
const INSET = 5

/** The part of the axis that the range says. */
export function viewportOf(axis: Axis, range: Range, width: number): Viewport {
  const from = placeAt(axis, range.from)
  // Steps at the very same time have no room between them.
  const room = Math.max(placeAt(axis, range.to) - from, 1e-6)
  const scale = Math.max(1, width - 2 * INSET) / room
  return { axis, range, width, start: from - INSET / scale, scale }
}

/** Where a place is drawn, px. */
export function xOf({ start, scale }: Viewport, place: number): number {
  return (place - start) * scale
}

/** The place under a pointer. */
export function placeUnder({ start, scale }: Viewport, x: number): number {
  return start + x / scale
}

/** The step under a pointer, of those that there are. */
export function stepUnder(viewport: Viewport, x: number): number {
  const { axis } = viewport
  const step = Math.floor(stepAt(axis, placeUnder(viewport, x)))
  return Math.max(0, Math.min(step, axis.places.length - 2))
}
