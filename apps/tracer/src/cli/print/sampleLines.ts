import { foremost } from '@loopscope/shared/timeline/sampled/foremost'
import type { SampledFunction } from '@loopscope/shared/timeline/sampled/functionsIn'
import { heldCallbacks } from '@loopscope/shared/timeline/sampled/heldCallbacks'
import { howSampled, type SampledPair, sampleOf } from '@loopscope/shared/timeline/sampled/sampleOf'
import { capital, count, duration, theCallback } from '@loopscope/shared/timeline/sentences/words'
import type { CallbackIndex } from '@loopscope/shared/timeline/timeline'
import { wrapWords } from './findingLines.ts'
import type { Paint } from './paint.ts'
import { columnsOf, fitColumns, safeText } from './safeText.ts'

/** So many callbacks that held the loop have a table, the longest first. */
const MOST_TABLES = 3
const MOST_FUNCTIONS = 10
const MOST_LINES = 12
const BAR = 10
const GAP = '  '
/** In a narrow terminal the place of a function is cut to this. */
const LEAST_PLACE = 12
const MOST_NAME = 28

/** Which functions burned the time of the callbacks that held the loop, longest first; of the whole run where none did. */
export function sampleLines(pair: SampledPair, columns: number, paint: Paint): string[] {
  const held = heldCallbacks(pair.timeline).toSorted((a, b) => b.us - a.us)
  const left = held.length - MOST_TABLES
  const about = wrapped(howSampled(pair), columns)
  if (held.length === 0)
    return [paint('bold', 'Where the time went'), ...tableOf(pair, null, columns, paint), ...about]
  return [
    ...held.slice(0, MOST_TABLES).flatMap(({ callback, us }, i) => {
      const head = `${capital(theCallback(callback))}: ${duration(us)}`
      const table = tableOf(pair, callback.index, columns, paint)
      return [...(i === 0 ? [] : ['']), paint('bold', safeText(head)), ...table]
    }),
    ...(left > 0 ? ['', `${count(left, 'more callback')} held the loop.`] : []),
    '',
    ...about,
  ]
}

function tableOf(
  pair: SampledPair,
  index: CallbackIndex | null,
  columns: number,
  paint: Paint,
): string[] {
  const { sampled, sentences } = sampleOf(pair, index)
  const functions = foremost(sampled, MOST_FUNCTIONS)
  const left = sampled.functions.length - functions.length
  const words = wrapped(sentences, columns)
  if (functions.length === 0) return words
  return [
    ...rowsOf(functions, sampled.us, columns, paint),
    ...(left > 0 ? [`… and ${count(left, 'more function')}`] : []),
    ...words,
  ]
}

function wrapped(sentences: readonly string[], columns: number): string[] {
  return sentences.flatMap((sentence) => wrapWords(safeText(sentence), columns, MOST_LINES))
}

function rowsOf(
  functions: readonly SampledFunction[],
  whole: number,
  columns: number,
  paint: Paint,
): string[] {
  const cells = functions.map(({ name, place, selfUs, totalUs }) => [
    `${Math.round((100 * selfUs) / whole)} %`,
    duration(selfUs),
    duration(totalUs),
    fitColumns(safeText(name), MOST_NAME),
    safeText(place ?? ''),
  ])
  const heads = ['', 'itself', 'with calls', 'function', 'where']
  const widths = heads.map((head, column) =>
    Math.max(columnsOf(head), ...cells.map((row) => columnsOf(row[column] ?? ''))),
  )
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP.length, 0)
  const room = Math.max(LEAST_PLACE, columns - before - BAR - GAP.length)
  const line = (row: readonly string[], bar: string) =>
    [bar, ...row.map((cell, column) => padded(cell, widths[column] ?? 0, column, room))]
      .join(GAP)
      .trimEnd()
  return [
    paint('dim', line(heads, ' '.repeat(BAR))),
    ...functions.map(({ kind, selfUs }, i) => {
      const text = line(cells[i] ?? [], barOf(selfUs / whole))
      return kind === 'own' ? text : paint('dim', text)
    }),
  ]
}

function padded(cell: string, width: number, column: number, room: number): string {
  if (column === 4) return fitColumns(cell, room)
  const padding = ' '.repeat(Math.max(0, width - columnsOf(cell)))
  return column < 3 ? padding + cell : cell + padding
}

function barOf(part: number): string {
  const full = Math.max(0, Math.min(BAR, Math.round(part * BAR)))
  return '█'.repeat(full) + '·'.repeat(BAR - full)
}
