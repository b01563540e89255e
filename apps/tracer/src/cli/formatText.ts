import { styleText } from 'node:util'
import { PHASES, type Phase } from '@loopscope/shared/timeline/phase'
import type { Callback, Output, Timeline } from '@loopscope/shared/timeline/timeline'
import type { EventOf } from '@loopscope/shared/wire/traceEvent'
import { describeOutcome } from './describeOutcome.ts'

const HEADINGS = ['ms', 'turn', 'phase', 'queue', 'what', 'line', 'output'] as const
const PHASE_COLUMN = HEADINGS.indexOf('phase')
const LONGEST_OUTPUT = 60
const COLOURS = {
  main: 'bold',
  timers: 'yellow',
  pending: 'magenta',
  poll: 'blue',
  check: 'green',
  close: 'red',
  exit: 'gray',
} as const satisfies Record<Phase, string>

type Cells = readonly string[]

/**
 * A table for a terminal: a row per callback in which something of the user's ran, and one per write. Control
 * characters are escaped. `colour`: phases in the colours of a terminal.
 */
export function formatText(
  timeline: Timeline,
  outcome: EventOf<'outcome'>,
  colour: boolean,
): string {
  const rows = [...callbackRows(timeline), ...outputRows(timeline)].sort((a, b) => a.at - b.at)
  const table: Cells[] = [HEADINGS, ...rows.map(({ cells }) => cells)]
  const widths = HEADINGS.map((_, column) =>
    Math.max(...table.map((cells) => (cells[column] ?? '').length)),
  )
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        const padded = column < 2 ? cell.padStart(width) : cell.padEnd(width)
        return colour && column === PHASE_COLUMN ? coloured(padded) : padded
      })
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n\n${describeOutcome(outcome)}\n`
}

function coloured(cell: string): string {
  const phase = PHASES.find((each) => cell.startsWith(each))
  return phase === undefined ? cell : styleText(COLOURS[phase], cell, { validateStream: false })
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
