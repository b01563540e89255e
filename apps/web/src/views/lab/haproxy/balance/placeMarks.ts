import type { StopwatchMark } from '../../../../state/lab/proxy/stopwatch.ts'

/** Where a mark and its words stand. */
type PlacedMark = {
  readonly mark: StopwatchMark
  /** px from the left, of the point and of where its words begin. */
  readonly at: number
  /** What is bad stands above the line, all else below it. */
  readonly above: boolean
  /** How far its words are from the line, 0 the nearest. */
  readonly row: number
}

/** All marks of a failover, and how many rows of words stand above the line and below it. */
type PlacedMarks = {
  readonly marks: readonly PlacedMark[]
  readonly rows: { readonly above: number; readonly below: number }
}

/** Width of one letter, px; of words in two sizes it is at most that. */
const LETTER = 6.3
const GAP = 8

/** Width of a mark's words, px. */
export function widthOf({ name, after }: StopwatchMark): number {
  return (name.length + secondsOf(after).length + 1) * LETTER
}

/** "5.65 s" */
export function secondsOf(us: number): string {
  return `${(us / 1_000_000).toFixed(2)} s`
}

/**
 * Gives every mark a place for its words, like flags on poles: they begin at the mark and go to the right, and where the next one's
 * are in the way, a row farther from the line. So no pole crosses words, whatever stands together, and nothing is left out. Marks are
 * in the order of their times; `x` leaves room for the words of the last ones.
 */
export function placeMarks(
  marks: readonly StopwatchMark[],
  x: (after: number) => number,
): PlacedMarks {
  const placed: PlacedMark[] = []
  for (const mark of marks.toReversed()) {
    const at = x(mark.after)
    const end = at + widthOf(mark) + GAP
    const inTheWay = placed.filter(
      ({ mark: other, at: begin }) => other.bad === mark.bad && begin < end,
    )
    const row = Math.max(-1, ...inTheWay.map((other) => other.row)) + 1
    placed.unshift({ mark, at, above: mark.bad, row })
  }
  const rows = (above: boolean) =>
    Math.max(0, ...placed.filter((one) => one.above === above).map(({ row }) => row + 1))
  return { marks: placed, rows: { above: rows(true), below: rows(false) } }
}
