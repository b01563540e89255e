import type { Phase } from '@loopscope/shared/timeline/phase'
import type { Fold } from './foldRows.ts'
import type { Format, Paint } from './paint.ts'
import { columnsOf, fitColumns, wrapColumns } from './safeText.ts'
import type { Row } from './timelineRows.ts'

const HEADINGS = ['ms', 'turn', 'phase', 'queue', 'what', 'line'] as const
const RIGHT: readonly number[] = [0, 1]
const PHASE = 2
const WHAT = 4
const GAP = '  '
/** What somebody else's names may take of the table, and what output keeps in the narrowest terminal. */
const MOST_WHAT = 24
const LEAST_OUTPUT = 16

/** Lines of one write: a stack or a printed object is readable, and a flood does not bury the rest. */
export const MOST_LINES = 12

/** Where a line about the row above begins. */
const RIGHT_EDGE = 6

const COLOURS = {
  main: 'bold',
  timers: 'yellow',
  pending: 'magenta',
  poll: 'blue',
  check: 'green',
  close: 'red',
  exit: 'gray',
} as const satisfies Record<Phase, string>

/** The table of what ran, at most as wide as the screen. */
export function tableLines(folds: readonly Fold[], columns: number, paint: Paint): string[] {
  const heads = folds.map(({ rows }) => rows.map(cellsOf))
  const widths = HEADINGS.map((heading, column) => widest(heads, column, heading.length))
  const before = widths.reduce((sum, width) => sum + width + GAP.length, 0)
  const room = Math.max(LEAST_OUTPUT, columns - before)
  const line = (cells: readonly string[], styles: (column: number) => Format, output: string) => {
    const padded = cells.map((cell, column) => {
      const padding = ' '.repeat((widths[column] ?? 0) - columnsOf(cell))
      const painted = paint(styles(column), cell)
      return RIGHT.includes(column) ? padding + painted : painted + padding
    })
    return [...padded, output].join(GAP).trimEnd()
  }
  const body = folds.flatMap((fold, index) => [
    ...fold.rows.flatMap((row, at) => {
      const style = row.type === 'stdout' ? 'bold' : 'red'
      const [first = '', ...others] = outputLines(row.text, room).map((text) => paint(style, text))
      return [
        line(heads[index]?.[at] ?? [], (column) => styleOf(row, column), first),
        ...others.map((other) => (' '.repeat(before) + other).trimEnd()),
      ]
    }),
    ...(fold.times === 1 ? [] : [paint('dim', ' '.repeat(RIGHT_EDGE) + timesOf(fold))]),
  ])
  return [line(HEADINGS, () => 'dim', paint('dim', 'output')), ...body]
}

/** "x 49,998, the last at 812.40 ms in turn 0" */
function timesOf({ rows, times, lastAt, lastTurn }: Fold): string {
  const what = rows.length === 1 ? '' : `these ${rows.length} rows `
  return `${what}x ${times.toLocaleString('en-US')}, the last at ${(lastAt / 1e3).toFixed(2)} ms in turn ${lastTurn}`
}

function cellsOf({ type, at, turn, phase, inferred, queue, what, line, elsewhere }: Row): string[] {
  return [
    (at / 1e3).toFixed(2),
    String(turn),
    inferred ? `${phase}?` : phase,
    queue,
    // What happened within a callback stands below it.
    fitColumns(type === 'callback' ? what : `${GAP}${what}`, MOST_WHAT),
    line === null ? fitColumns(elsewhere ?? '', MOST_WHAT) : `L${line}`,
  ]
}

/** A write of one line is shown whole; of several, each as far as there is room: what is in columns stays so. */
function outputLines(text: readonly string[], room: number): string[] {
  const [only = ''] = text
  if (text.length <= 1) return wrapColumns(only, room, MOST_LINES)
  const shown = text.length > MOST_LINES ? text.slice(0, MOST_LINES - 1) : text
  const left = text.length - shown.length
  const more = left > 0 ? [`… and ${left} more lines`] : []
  return [...shown.map((each) => fitColumns(each, room)), ...more]
}

/** Not Math.max(...): a recording may have more rows than a call may have arguments. */
function widest(heads: readonly (readonly string[][])[], column: number, least: number): number {
  return heads.reduce(
    (most, cells) =>
      cells.reduce((wide, row) => Math.max(wide, columnsOf(row[column] ?? '')), most),
    least,
  )
}

function styleOf({ type, phase }: Row, column: number): Format {
  if (column === PHASE) return COLOURS[phase]
  if (column !== WHAT) return 'dim'
  if (type === 'callback') return 'reset'
  return type === 'stdout' ? 'dim' : 'red'
}
