import type { Callback, Output, Timeline } from '@loopscope/shared/timeline/timeline'
import type { EventOf } from '@loopscope/shared/wire/traceEvent'
import { describeOutcome } from './describeOutcome.ts'

const HEADINGS = ['ms', 'turn', 'phase', 'queue', 'what', 'line', 'output'] as const
const LONGEST_OUTPUT = 60

type Cells = readonly string[]

/** A table for a terminal: a row per callback in which something of the user's ran, and one per write. Control characters are escaped. */
export function formatText(timeline: Timeline, outcome: EventOf<'outcome'>): string {
  const rows = [...callbackRows(timeline), ...outputRows(timeline)].sort((a, b) => a.at - b.at)
  const table: Cells[] = [HEADINGS, ...rows.map(({ cells }) => cells)]
  const widths = HEADINGS.map((_, column) =>
    Math.max(...table.map((cells) => (cells[column] ?? '').length)),
  )
  const lines = table.map((cells) =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n\n${describeOutcome(outcome)}\n`
}

type Row = { readonly at: number; readonly cells: Cells }

function callbackRows(timeline: Timeline): Row[] {
  return timeline.callbacks
    .filter((callback) => !callback.internal)
    .map((callback) => ({
      at: callback.startAt,
      cells: [...place(callback, callback.startAt), callback.label, lineText(callback.line), ''],
    }))
}

function outputRows(timeline: Timeline): Row[] {
  return timeline.outputs.map((output) => ({
    at: output.at,
    cells: [...place(output, output.at), output.stream, lineText(output.line), shown(output.text)],
  }))
}

function place({ phase, queue, tick, evidence }: Callback | Output, at: number): Cells {
  const mark = evidence === 'inferred' ? ' (inferred)' : ''
  return [(at / 1e3).toFixed(2), String(tick), `${phase}${mark}`, queue ?? '']
}

function lineText(line: number | null): string {
  return line === null ? '' : `L${line}`
}

/** A terminal obeys control characters; what a stranger's program printed must not. */
function shown(text: string): string {
  const quoted = JSON.stringify(text.replace(/\n$/, '')).slice(1, -1)
  const safe = quoted.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return safe.length > LONGEST_OUTPUT ? `${safe.slice(0, LONGEST_OUTPUT)}…` : safe
}
