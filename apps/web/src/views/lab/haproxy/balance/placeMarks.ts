import type { StopwatchMark } from '../../../../state/lab/proxy/stopwatch.ts'

/** Where a mark is written. */
export type PlacedMark = {
  readonly mark: StopwatchMark
  readonly at: number
  /** What is bad stands above the line, all else below it. */
  readonly above: boolean
  readonly anchor: 'start' | 'middle' | 'end'
  /** Whether there is room for its words. */
  readonly told: boolean
}

/** Width of one letter, px. */
const LETTER = 6.4
const GAP = 8

/** Puts words to as many marks as there is room for; the last of each side comes first, then from the left on. */
export function placeMarks(
  marks: readonly StopwatchMark[],
  x: (after: number) => number,
  width: number,
): readonly PlacedMark[] {
  const placed = marks.map((mark) => {
    const at = x(mark.after)
    const half = (Math.max(mark.name.length, 6) * LETTER) / 2
    const anchor = at - half < 0 ? 'start' : at + half > width ? 'end' : 'middle'
    const left = anchor === 'start' ? at : anchor === 'end' ? at - 2 * half : at - half
    return { mark, at, above: mark.bad, anchor, left, right: left + 2 * half } as const
  })
  const taken: { above: boolean; left: number; right: number }[] = []
  const told = new Set<StopwatchMark>()
  const order = [...placed.slice(-1), ...placed.slice(0, 1), ...placed.slice(1, -1).reverse()]
  for (const one of order) {
    const isFree = taken.every(
      ({ above, left, right }) =>
        above !== one.above || one.right + GAP < left || one.left - GAP > right,
    )
    if (!isFree || told.has(one.mark)) continue
    told.add(one.mark)
    taken.push(one)
  }
  return placed.map(({ mark, at, above, anchor }) => ({
    ...{ mark, at, above, anchor },
    told: told.has(mark),
  }))
}
