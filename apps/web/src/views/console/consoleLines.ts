import { partitionPoint } from '@loopscope/shared/timeline/partitionPoint'
import type { Output } from '@loopscope/shared/timeline/timeline'

/** One line of the console: a line of one write. `output` points into timeline.outputs. */
export type ConsoleLine = {
  readonly output: number
  /** At most MAX_LINE_CHARS of it. */
  readonly text: string
  /** The same in its rows: broken after a space where it can be, else within a word that is longer than a row. */
  readonly pieces: readonly string[]
  /** How many characters were left out at its end. */
  readonly omitted: number
  /** Height in rows, with one for what was left out. */
  readonly rows: number
  /** Rows above it. */
  readonly top: number
}

/** More of a line helps no one, and costs the layout. */
const MAX_LINE_CHARS = 2000
/** A line is cut to this many rows; the rest is counted. */
const MAX_ROWS = 12

/**
 * Splits writes into lines and says how tall each is when wrapped after `columns` characters: what a windowed list
 * needs to know without drawing it. A write that does not end its line still stands alone, as one moment does. `least`: rows of the
 * shortest line.
 */
export function consoleLines(
  outputs: readonly Output[],
  columns: number,
  least = 1,
): ConsoleLine[] {
  const lines: ConsoleLine[] = []
  let top = 0
  outputs.forEach(({ text }, output) => {
    for (const whole of splitLines(text)) {
      const { pieces, length } = wrap(whole.slice(0, MAX_LINE_CHARS), Math.max(1, columns))
      const omitted = whole.length - length
      const rows = Math.max(least, pieces.length + (omitted > 0 ? 1 : 0))
      lines.push({ output, text: whole.slice(0, length), pieces, omitted, rows, top })
      top += rows
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

/** At most MAX_ROWS rows of a line, and how many characters stand in them. */
function wrap(line: string, columns: number): { pieces: string[]; length: number } {
  const pieces: string[] = []
  let from = 0
  while (pieces.length < MAX_ROWS && (from < line.length || from === 0)) {
    const end = rowEnd(line, from, columns)
    pieces.push(line.slice(from, end))
    if (end === from) break
    from = end
  }
  return { pieces, length: from }
}

/** Where the row that begins at `from` ends: after the last space that fits, or within a word that fills it. */
function rowEnd(line: string, from: number, columns: number): number {
  let width = 0
  let space = from
  for (let at = from; at < line.length; ) {
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0)
    width += displayWidth(character)
    // A space may hang over the edge, where no one sees it.
    if (width > columns && character !== ' ')
      return space > from ? space : at === from ? at + character.length : at
    at += character.length
    if (character === ' ') space = at
  }
  return line.length
}

/** Columns of a monospaced font: an escaped control character takes four or six. */
function displayWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code === 9 || code < 32 || (code >= 127 && code < 160)) return 4
  if (code >= 0x200b && code <= 0x206f) return 6
  return code >= 0x1100 ? 2 : 1
}

function firstIndex<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return partitionPoint(0, values.length, (index) => {
    const value = values[index]
    return value === undefined || !holds(value)
  })
}
