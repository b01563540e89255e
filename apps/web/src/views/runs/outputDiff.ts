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
