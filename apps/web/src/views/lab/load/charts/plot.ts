/** Where a value lies on an axis of so many px, 0 at its beginning. */
export type Scale = (value: number) => number

export function linear(most: number, length: number): Scale {
  return (value) => (most > 0 ? (value / most) * length : 0)
}

/** By powers of ten, of values above 0. */
export function logarithmic(least: number, most: number, length: number): Scale {
  const [from, to] = [Math.log10(least), Math.log10(most)]
  return (value) =>
    ((Math.log10(Math.max(least, value)) - from) / Math.max(1e-9, to - from)) * length
}

/** An SVG path through these points; a null breaks it. */
export function path(points: readonly (readonly [x: number, y: number] | null)[]): string {
  let pen = 'M'
  const parts: string[] = []
  for (const point of points) {
    if (point === null) pen = 'M'
    else {
      parts.push(`${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}`)
      pen = 'L'
    }
  }
  return parts.join('')
}
