/** Degrees clockwise from 12 o'clock. Arc length shows how often a phase matters, not time. */
export const ARCS = {
  timers: [278, 353],
  pending: [355, 408],
  idle: [410, 418],
  poll: [420, 532],
  check: [534, 592],
  close: [594, 632],
} as const satisfies Readonly<Record<string, readonly [number, number]>>

export type ArcName = keyof typeof ARCS

/** Where main enters; before Node 20 a turn begins and ends there, too. */
export const GATE = 275

/** Where a turn begins and ends since Node 20: after Timers, before Pending (libuv 1.45, uv_run). */
const AFTER_TIMERS = 354

/** Where a turn begins and ends, degrees. */
export function turnEnd(timersEndTurn: boolean): number {
  return timersEndTurn ? AFTER_TIMERS : GATE
}

/** How far from the gate the names of main and exit stand, px; on a low stage beyond the name of Close. */
const GATE_WAY = 34
const LOW_GATE_WAY = 104
/** The name of main with the margin beside it and what is between it and its line, px. */
const MAIN = 100
/** Above and below the ring of a narrow stage, for the names in its corners, px. */
const AROUND = 72

export type Point = { readonly x: number; readonly y: number }

export type RingLayout = {
  /** Small: the hub tells counts instead of tokens. */
  readonly compact: boolean
  /** Smaller still: the hub's words are set close, without glyphs, to stay on its halves. */
  readonly tight: boolean
  /** The corners have room for tokens under the names. */
  readonly tokens: boolean
  readonly centre: Point
  readonly outer: number
  readonly inner: number
  readonly hub: number
  readonly track: number
  /** From the gate to the names of main and exit, px. */
  readonly gateWay: number
  /** There is room for lines from those names to the gate. */
  readonly gateLines: boolean
}

/** The ring's measures for a stage of this size, px. The text keeps its size; what does not fit is told shorter. */
export function layoutRing(width: number, height: number): RingLayout {
  const tokens = width >= 560
  // On a phone on its side the names have the corners beside the ring; a narrow stage has no room beside it.
  const low = height < 216
  const room = tokens
    ? Math.min((width - 276) / 2, (height - (height < 400 ? 44 : 104)) / 2)
    : Math.min(width * 0.333, (height - (low ? (width >= 320 ? 30 : 54) : AROUND)) / 2)
  const outer = Math.max(low ? 60 : 76, Math.min(room, tokens ? 320 : 150))
  const compact = outer < 146
  const tight = outer < 119
  const centre = { x: width / 2, y: height / 2 }
  const gate = pointAt(centre, outer + 12, GATE).x
  const thickness = compact ? Math.max(20, outer * 0.215) : outer * 0.187
  return {
    compact,
    tight,
    tokens,
    centre,
    outer,
    inner: outer - thickness,
    hub: outer * (tight ? 0.6 : compact ? 0.53 : 0.495),
    track: outer + (compact ? 7 : 10),
    gateWay: Math.min(height < 280 ? LOW_GATE_WAY : GATE_WAY, gate - MAIN),
    gateLines: tokens && height >= 200,
  }
}

/** How much of a stage's height the ring and its names take: on a narrow one that is high the names stay beside what they name. */
export function heightTaken(width: number, height: number): number {
  const { tokens, outer } = layoutRing(width, height)
  return tokens ? height : Math.min(height, Math.ceil(2 * outer + AROUND))
}

/** The upper edge of the name of main, which stands above that of exit. */
export function gateTop({ centre, outer }: RingLayout): number {
  return pointAt(centre, outer + 12, GATE).y - 25
}

/** Where a name beside a circle of this radius ends or begins, its middle at `y`. */
export function besideAt({ centre }: RingLayout, radius: number, y: number): number {
  const down = Math.min(Math.abs(y - centre.y), radius)
  return round(centre.x - Math.sqrt(radius * radius - down * down))
}

/** Where a horizontal line at `y` meets the ring from the left or right, a few px before it. */
export function edgeAt({ centre, outer }: RingLayout, y: number, side: 'left' | 'right'): number {
  const reach = outer + 7
  const down = Math.min(Math.abs(y - centre.y), reach * 0.955)
  const half = Math.sqrt(reach * reach - down * down)
  return round(centre.x + (side === 'left' ? -half : half))
}

/** The point at `degrees` on a circle. */
export function pointAt({ x, y }: Point, radius: number, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180
  return { x: round(x + radius * Math.sin(radians)), y: round(y - radius * Math.cos(radians)) }
}

/** A path along a circle, clockwise from `from` to `to`. */
export function arcLine(centre: Point, radius: number, from: number, to: number): string {
  return `M${words(pointAt(centre, radius, from))}${arcTo(centre, radius, from, to)}`
}

/** A closed piece of a ring. */
export function arcShape({ centre, outer, inner }: RingLayout, from: number, to: number): string {
  return (
    `M${words(pointAt(centre, outer, from))}${arcTo(centre, outer, from, to)}` +
    `L${words(pointAt(centre, inner, to))}${arcTo(centre, inner, to, from)}Z`
  )
}

/** Half of a disc, a hair away from the middle line. */
export function halfDisc({ centre, hub }: RingLayout, half: 'upper' | 'lower'): string {
  const y = centre.y + (half === 'upper' ? -1.5 : 1.5)
  const sweep = half === 'upper' ? 1 : 0
  return `M${centre.x - hub} ${y}A${hub} ${hub} 0 0 ${sweep} ${centre.x + hub} ${y}Z`
}

/** The middle of an arc, degrees. */
export function middleOf(arc: ArcName): number {
  const [from, to] = ARCS[arc]
  return (from + to) / 2
}

/**
 * Where the beads of an arc stand, degrees, after its glyph and in running order. `count`: how many are ready.
 * When they no longer fit, three and a bar: `folded`.
 */
export function beadsOf(
  arc: ArcName,
  count: number,
  radius: number,
): { at: number[]; folded: boolean } {
  const [from, to] = ARCS[arc]
  const step = (13 / radius) * (180 / Math.PI)
  const first = from + step * 2.4
  const fits = Math.max(0, Math.floor((to - step * 0.6 - first) / step) + 1)
  const folded = count > fits
  const shown = folded ? Math.min(3, fits) : count
  return { at: Array.from({ length: shown }, (_, i) => first + i * step), folded }
}

function arcTo(centre: Point, radius: number, from: number, to: number): string {
  const large = Math.abs(to - from) > 180 ? 1 : 0
  const sweep = to > from ? 1 : 0
  return `A${round(radius)} ${round(radius)} 0 ${large} ${sweep} ${words(pointAt(centre, radius, to))}`
}

function words({ x, y }: Point): string {
  return `${x} ${y}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
