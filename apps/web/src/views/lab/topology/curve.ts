/** Where a card stands in the field, px. */
export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Point = { readonly x: number; readonly y: number }
/** A cubic curve: where it begins, its two control points, where it ends. */
export type Curve = readonly [Point, Point, Point, Point]

/** Between a line and the card that it goes below, px. */
const CLEAR = 18

/**
 * The way from one card to another: across where they stand side by side, along the left edge where they stand in a column.
 * `past`: a card between them, which it goes below, so it turns only near its end.
 */
export function curveBetween(from: Box, to: Box, spread: number, past: Box | null = null): Curve {
  const middle = (box: Box) => box.y + box.height / 2
  if (to.x >= from.x + from.width) {
    const end = { x: to.x, y: middle(to) }
    const start = { x: from.x + from.width, y: middle(from) + spread }
    const room = end.x - start.x
    if (past === null) return turning(start, end, 0.5, room * 0.5)
    const bottom = past.y + past.height
    // The further up it has to go after the card, the sooner it begins to.
    const clear = CLEAR + 0.15 * Math.max(0, bottom - end.y)
    const low = Math.min(bottom + clear, from.y + from.height - CLEAR) + spread
    const below = { x: start.x, y: Math.max(start.y, low) }
    const soft = turning(below, end, 0.95, room * 0.12)
    return meets(soft, past) ? steep(below, end) : soft
  }
  const start = { x: from.x, y: middle(from) }
  const end = { x: to.x, y: middle(to) }
  return [start, { x: start.x - 20, y: start.y }, { x: end.x - 20, y: end.y }, end]
}

/** Leaves and arrives level. */
function turning(start: Point, end: Point, out: number, back: number): Curve {
  const leave = { x: start.x + (end.x - start.x) * out, y: start.y }
  return [start, leave, { x: end.x - back, y: end.y }, end]
}

/** Level for as long as can be, and then up or down at once. */
function steep(start: Point, end: Point): Curve {
  const corner = { x: end.x, y: start.y }
  return [start, corner, corner, end]
}

function meets(curve: Curve, { x, y, width, height }: Box): boolean {
  for (let t = 0; t <= 1; t += 0.01) {
    const point = pointOn(curve, t)
    if (point.x > x && point.x < x + width && point.y > y && point.y < y + height + 4) return true
  }
  return false
}

/** The point of a curve at t, 0 to 1. */
export function pointOn([a, b, c, d]: Curve, t: number): Point {
  const s = 1 - t
  const mix = (p: number, q: number, r: number, e: number) =>
    s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * e
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
}

/** The curve as SVG writes it. */
export function pathOf([a, b, c, d]: Curve): string {
  const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`
  return `M${at(a)}C${at(b)} ${at(c)} ${at(d)}`
}
