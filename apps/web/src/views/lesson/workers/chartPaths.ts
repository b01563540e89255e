/** Both in percent of the chart; y downward. */
export type Point = { readonly x: number; readonly y: number }

/** A line through all of them. "": there are none. */
export function lineOf(points: readonly Point[]): string {
  return points.length === 0 ? '' : `M${places(points)}`
}

/** What lies below the line. */
export function areaUnder(points: readonly Point[]): string {
  const first = points[0]
  const last = points.at(-1)
  if (first === undefined || last === undefined) return ''
  return `M${places([{ x: first.x, y: 100 }, ...points, { x: last.x, y: 100 }])}Z`
}

/** What lies between two lines that have their points at the same x. */
export function areaBetween(upper: readonly Point[], lower: readonly Point[]): string {
  return upper.length === 0 ? '' : `M${places([...upper, ...lower.toReversed()])}Z`
}

function places(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')
}

const round = (value: number) => Math.round(value * 100) / 100
