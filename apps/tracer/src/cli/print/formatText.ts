import { styleText } from 'node:util'
import type { Phase } from '@loopscope/shared/timeline/phase'
import type { SampledPair } from '@loopscope/shared/timeline/sampled/sampleOf'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import type { EventOf } from '@loopscope/shared/wire/traceEvent'
import { comparisonSentence } from './comparisonSentence.ts'
import { describeOutcome, noteOf } from './describeOutcome.ts'
import { endReason } from './endReason.ts'
import { excerpt } from './excerpt.ts'
import { findingLines, wrapWords } from './findingLines.ts'
import { type Fold, foldRows } from './foldRows.ts'
import type { Format, Paint } from './paint.ts'
import { columnsOf, fitColumns, wrapColumns } from './safeText.ts'
import { sampleLines } from './sampleLines.ts'
import { type Row, timelineRows } from './timelineRows.ts'
import { whyLines } from './whyLines.ts'

/** The file as the person named it, and what is in it. */
export type Program = { readonly file: string; readonly source: string }
export type Screen = { readonly colour: boolean; readonly columns: number }

const HEADINGS = ['ms', 'turn', 'phase', 'queue', 'what', 'line'] as const
const RIGHT: readonly number[] = [0, 1]
const PHASE = 2
const WHAT = 4
const GAP = '  '
/** What somebody else's names may take of the table, and what output keeps in the narrowest terminal. */
const MOST_WHAT = 24
const LEAST_OUTPUT = 16
/** Lines of one write: a stack or a printed object is readable, and a flood does not bury the rest. */
const MOST_LINES = 12
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

/** What is shown besides the recording. */
export type Shown = {
  /** The line whose callbacks are explained, instead of the table. */
  readonly why: number | null
  /** Against Node without the recorder; null: not compared. */
  readonly comparison: Fidelity | null
  /** The same program a second time, sampled; null: it was not asked for. */
  readonly sample: SampledPair | null
}

/**
 * For people: a table with a row per callback of the user's, per write and per error that no one caught, or why the
 * callbacks of one line ran; then what stands out, how it ended and why, and whether plain Node gave the same. No row is
 * wider than the screen, if that has 80 columns; control characters are escaped.
 */
export function formatText(
  timeline: Timeline,
  last: EventOf<'outcome'>,
  { file, source }: Program,
  screen: Screen,
  { why, comparison, sample }: Shown = { why: null, comparison: null, sample: null },
): string {
  const paint: Paint = (format, text) =>
    screen.colour && text !== '' ? styleText(format, text, { validateStream: false }) : text
  const rows = timelineRows(timeline)
  const asked = why === null ? null : whyLines(timeline, why, screen.columns, paint)
  const legend = asked === null && rows.some(({ inferred }) => inferred)
  const findings = findingLines(timeline, screen.columns, paint)
  const end = describeOutcome(last, file, paint, timeline.stopReason)
  const reason = endReason(timeline)
  const { outcome } = last
  const note = noteOf(outcome)
  const place = outcome.type === 'threw' ? excerpt(outcome.error, source, paint) : null
  // Node itself shows the line of most errors, among the output.
  const told = place === null || rows.some(({ text }) => text.includes(place.line))
  return [
    ...(asked ?? tableLines(foldRows(rows), screen.columns, paint)),
    '',
    ...(legend ? ['? inferred, not observed', ''] : []),
    ...(findings.length === 0 ? [] : [...findings, '']),
    ...(told ? [] : [...place.text, '']),
    reason === null ? end : `${end} ${reason}`,
    ...(note === null ? [] : wrapWords(note, screen.columns, MOST_LINES)),
    ...(comparison === null ? [] : [comparisonSentence(comparison)]),
    ...(sample === null ? [] : ['', ...sampleLines(sample, screen.columns, paint)]),
    '',
  ].join('\n')
}

function tableLines(folds: readonly Fold[], columns: number, paint: Paint): string[] {
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
