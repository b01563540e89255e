import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { diffArrays } from 'diff'

/** One line of two outputs: in the older one only, in the newer one only, or in both. */
export type DiffRow = { readonly sign: '-' | '+' | '='; readonly text: string }

const MOST_LINES = 2000
const MOST_MS = 300

/** What was written, by line, in the order of the writes; the first 2,000 lines. */
export function outputLines(events: readonly TraceEvent[]): string[] {
  const text = events.map((event) => (event.type === 'output' ? event.text : '')).join('')
  const lines = text.split('\n', MOST_LINES + 1)
  if (lines.at(-1) === '') lines.pop()
  return lines.slice(0, MOST_LINES)
}

/** The lines of both in one list. Outputs that are too different to be matched in time stand one after the other. */
export function outputDiff(older: readonly string[], newer: readonly string[]): DiffRow[] {
  const changes = diffArrays([...older], [...newer], { timeout: MOST_MS })
  if (changes === undefined)
    return [
      ...older.map((text): DiffRow => ({ sign: '-', text })),
      ...newer.map((text): DiffRow => ({ sign: '+', text })),
    ]
  return changes.flatMap(({ added, removed, value }) =>
    value.map((text): DiffRow => ({ sign: added ? '+' : removed ? '-' : '=', text })),
  )
}

/** What is drawn of a comparison: a line, or how many were left out. */
export type ShownRow = DiffRow | { readonly sign: '…'; readonly text: string }

/** Lines that are alike around a difference. */
const AROUND = 2
/** More lines than these are counted: two programs that have nothing in common differ everywhere. */
const MOST_SHOWN = 120

/** The differences with a little of what is around them, and not more of them than can be read. */
export function shownRows(rows: readonly DiffRow[]): ShownRow[] {
  const differs = (from: number, to: number) =>
    rows.slice(Math.max(0, from), to).some(({ sign }) => sign !== '=')
  const shown: ShownRow[] = []
  let alike = 0
  const fold = () => {
    if (alike > 0) shown.push({ sign: '…', text: counted(alike, 'alike') })
    alike = 0
  }
  for (const [i, row] of rows.entries()) {
    if (shown.length >= MOST_SHOWN) {
      fold()
      const left = rows.slice(i)
      const before = left.filter(({ sign }) => sign === '-').length
      const after = left.filter(({ sign }) => sign === '+').length
      const text = `${counted(before, 'only in A')}, ${counted(after, 'only in B')}, not shown`
      if (before + after > 0) shown.push({ sign: '…', text })
      return shown
    }
    if (row.sign === '=' && !differs(i - AROUND, i + AROUND + 1)) {
      alike++
      continue
    }
    fold()
    shown.push(row)
  }
  fold()
  return shown
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'} ${what}`
}
