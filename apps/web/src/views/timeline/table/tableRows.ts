import { partitionPoint } from '@loopscope/shared/timeline/partitionPoint'
import { sleepsOf } from '@loopscope/shared/timeline/phases/sleeps'
import { rememberByTimeline } from '@loopscope/shared/timeline/rememberByTimeline'
import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { formatMs } from '../../kit/format.ts'
import type { Lane } from '../model/lane.ts'
import { sliceWords } from '../model/names/sliceLabel.ts'
import { sliceFacts } from '../model/sliceFacts.ts'
import { slicesOf } from '../model/slices.ts'

/** Number, kind, phase, queue, turn, start, duration, what, line, scheduled by. */
export const COLUMNS = [
  'No.',
  'Kind',
  'Phase',
  'Queue',
  'Turn',
  'Start, ms',
  'Ran, ms',
  'What',
  'Line',
  'Scheduled by',
] as const

export type TableRow = {
  readonly lane: Lane
  readonly step: number
  /** What ran; null: nothing that was scheduled. */
  readonly operation: OperationIndex | null
  readonly cells: readonly string[]
}

type RowTarget = { readonly type: 'slice' | 'sleep'; readonly index: number; readonly step: number }

/** What the table lists, in order: slices and sleeps. Rows are worked out when they are shown. */
export const placesOf = rememberByTimeline((timeline: Timeline): readonly RowTarget[] => {
  const { count, from } = slicesOf(timeline)
  const places: RowTarget[] = sleepsOf(timeline).map(({ step }, index) => ({
    type: 'sleep',
    index,
    step,
  }))
  for (let index = 0; index < count; index++)
    places.push({ type: 'slice', index, step: from[index] ?? 0 })
  return places.sort((a, b) => a.step - b.step)
})

/** The rows [from, to) of the table. */
export function rowsOf(timeline: Timeline, from: number, to: number): TableRow[] {
  return placesOf(timeline)
    .slice(from, to)
    .map(({ type, index }) =>
      type === 'slice' ? sliceRow(timeline, index) : sleepRow(timeline, index),
    )
}

/** The whole table, as spreadsheets take it from the clipboard. */
export function tableText(timeline: Timeline): string {
  const rows = rowsOf(timeline, 0, placesOf(timeline).length).map(({ cells }) => cells)
  // What is shown of a stranger's text has no tabs that act, but may have some that are text.
  return [COLUMNS, ...rows]
    .map((cells) => cells.map((cell) => cell.replaceAll('\t', ' ')).join('\t'))
    .join('\n')
}

/** Which row the cursor is in: the last one that has begun. */
export function rowAt(timeline: Timeline, cursor: number): number {
  const places = placesOf(timeline)
  const low = partitionPoint(0, places.length, (middle) => (places[middle]?.step ?? 0) <= cursor)
  return Math.max(0, low - 1)
}

function sliceRow(timeline: Timeline, slice: number): TableRow {
  const slices = slicesOf(timeline)
  const facts = sliceFacts(timeline, slices, slice)
  const operation = slices.operation[slice] ?? -1
  return {
    lane: facts.lane,
    step: facts.step,
    operation: operation < 0 ? null : operation,
    cells: [
      String(facts.number),
      facts.kind,
      facts.phase,
      facts.queue ?? '',
      String(facts.turn),
      formatMs(facts.startAt),
      facts.duration === null ? 'never returned' : formatMs(facts.duration),
      sliceWords(timeline, slices, slice),
      facts.line === null ? '' : String(facts.line),
      facts.scheduledBy ?? '',
    ],
  }
}

function sleepRow(timeline: Timeline, index: number): TableRow {
  const { step = 0, startAt = 0, duration = 0 } = sleepsOf(timeline)[index] ?? {}
  const turn = timeline.steps[step]?.tick ?? 0
  return {
    lane: 'poll',
    step,
    operation: null,
    cells: [
      '',
      'idle',
      'Poll',
      '',
      String(turn),
      formatMs(startAt),
      formatMs(duration),
      'asleep',
      '',
      '',
    ],
  }
}
