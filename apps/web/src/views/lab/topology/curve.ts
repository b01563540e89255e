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

/**
 * The way from one card to another: across where they stand side by side, along the left edge where they stand in a column. `past`:
 * it turns only near its end, to go below what stands between.
 */
export function curveBetween(from: Box, to: Box, spread: number, past = false): Curve {
  const middle = (box: Box) => box.y + box.height / 2
  if (to.x >= from.x + from.width) {
    const start = { x: from.x + from.width, y: middle(from) + spread }
    const end = { x: to.x, y: middle(to) }
    const room = end.x - start.x
    const [out, back] = past ? [0.95, 0.12] : [0.5, 0.5]
    return [
      start,
      { x: start.x + room * out, y: start.y },
      { x: end.x - room * back, y: end.y },
      end,
    ]
  }
  const start = { x: from.x, y: middle(from) }
  const end = { x: to.x, y: middle(to) }
  return [start, { x: start.x - 20, y: start.y }, { x: end.x - 20, y: end.y }, end]
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
