import { partitionPoint } from '@loopscope/shared/timeline/partitionPoint'

/** The rows of a text in a window that scrolls, px. */
export type Scrolled = {
  readonly scrollTop: number
  readonly height: number
  readonly lineHeight: number
  readonly lineCount: number
  /** Where a line begins, from 1; it may have several rows. One more than there are: where the text ends. */
  readonly topOf: (line: number) => number
}

/**
 * How far to scroll so that a line is read: as far as now where it is in sight with a row after it, else with the line in the middle.
 * What is above begins with a line, not within one.
 */
export function scrollFor(line: number, view: Scrolled): number {
  const { scrollTop, height, lineHeight, lineCount, topOf } = view
  const [top, end] = [topOf(line), topOf(line + 1)]
  const after = line < lineCount ? lineHeight : 0
  if (top >= scrollTop && end + after <= scrollTop + height) return scrollTop
  const middle = top - Math.max(0, (height - (end - top)) / 2)
  if (middle <= topOf(1)) return 0
  const first = firstFrom(middle, view)
  // Where that is one of many rows, the line would be below: then what is above it gives way.
  return topOf(first === line || end + after <= topOf(first) + height ? first : first + 1)
}

/** The line that has a row at this height. */
function firstFrom(at: number, { lineCount, topOf }: Scrolled): number {
  return Math.max(1, partitionPoint(1, lineCount + 1, (line) => topOf(line) <= at) - 1)
}
