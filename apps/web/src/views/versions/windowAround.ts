import type { Cell } from './outputCells.ts'

/** Of two outputs the places [from, to) to show: at most so many, with the first difference among them. */
export function windowAround(
  a: readonly Cell[],
  b: readonly Cell[],
  most: number,
): readonly [from: number, to: number] {
  const length = Math.max(a.length, b.length)
  if (length <= most) return [0, length]
  let first = 0
  while (first < length && a[first]?.text === b[first]?.text) first++
  const from = Math.max(0, Math.min(first - 2, length - most))
  return [from, from + most]
}
