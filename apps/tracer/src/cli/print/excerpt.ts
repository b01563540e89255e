import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { Paint } from './paint.ts'
import { columnsOf, fitColumns, safeText } from './safeText.ts'

const MOST_COLUMNS = 72

/** The line of the source that an error is about, as it stands there and for a terminal, with a caret below the column. */
export function excerpt(
  { line, column }: OutcomeError,
  source: string,
  paint: Paint,
): { readonly line: string; readonly text: readonly string[] } | null {
  const whole = line === null ? undefined : source.split(/\r?\n/)[line - 1]
  if (whole === undefined || whole.trim() === '') return null
  const indent = whole.length - whole.trimStart().length
  const number = `${line} | `
  const text = [paint('dim', number) + fitColumns(safeText(whole.slice(indent)), MOST_COLUMNS)]
  const before = column === null ? null : columnsOf(safeText(whole.slice(indent, column - 1)))
  if (before !== null && before < MOST_COLUMNS)
    text.push(' '.repeat(number.length + before) + paint('red', '^'))
  return { line: safeText(whole), text }
}
