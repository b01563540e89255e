import type { Output } from '@loopscope/shared/timeline/timeline'

/** One line of the console: a line of one write. `output` points into timeline.outputs. */
export type ConsoleLine = {
  readonly output: number
  /** At most MAX_LINE_CHARS of it. */
  readonly text: string
  /** How many characters were left out at its end. */
  readonly omitted: number
  /** Height in rows once it is wrapped. */
  readonly rows: number
  /** Rows above it. */
  readonly top: number
}

/** More of a line helps nobody, and costs the layout. */
const MAX_LINE_CHARS = 2000
/** A line is cut to this many rows; the rest is counted. */
const MAX_ROWS = 12

/**
 * Splits writes into lines and says how tall each is when wrapped after `columns` characters: what a windowed list
 * needs to know without drawing it. A write that does not end its line still stands alone, as one moment does.
 */
export function consoleLines(outputs: readonly Output[], columns: number): ConsoleLine[] {
  const lines: ConsoleLine[] = []
  let top = 0
  outputs.forEach(({ text }, output) => {
    for (const whole of splitLines(text)) {
      const fitting = Math.min(MAX_LINE_CHARS, Math.max(1, columns) * MAX_ROWS)
      const shown = whole.slice(0, fitting)
      const rows = Math.max(1, Math.ceil(displayWidth(shown) / Math.max(1, columns)))
      const height = Math.min(MAX_ROWS, rows) + (whole.length > fitting ? 1 : 0)
      lines.push({ output, text: shown, omitted: whole.length - shown.length, rows: height, top })
      top += height
    }
  })
  return lines
}

/** The lines that reach into the rows [from, to), as a range of indices. */
export function linesWithin(
  lines: readonly ConsoleLine[],
  from: number,
  to: number,
): [number, number] {
  const start = firstIndex(lines, (line) => line.top + line.rows > from)
  const end = firstIndex(lines, (line) => line.top >= to)
  return [start, Math.max(start, end)]
}

function splitLines(text: string): string[] {
  const lines = text.split('\n')
  if (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines
}

/** Columns of a monospaced font: an escaped control character takes four or six. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code === 9) width += 4
    else if (code < 32 || (code >= 127 && code < 160)) width += 4
    else if (code >= 0x200b && code <= 0x206f) width += 6
    else width += code >= 0x1100 ? 2 : 1
  }
  return width
}

function firstIndex<T>(values: readonly T[], holds: (value: T) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = values[middle]
    if (value !== undefined && holds(value)) high = middle
    else low = middle + 1
  }
  return low
}
