import { styleText } from 'node:util'
import type { SampledPair } from '@loopscope/shared/timeline/sampled/sampleOf'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import type { EventOf } from '@loopscope/shared/wire/traceEvent'
import { comparisonSentence } from './comparisonSentence.ts'
import { describeOutcome, noteOf } from './describeOutcome.ts'
import { endReason } from './endReason.ts'
import { excerpt } from './excerpt.ts'
import { findingLines, wrapWords } from './findingLines.ts'
import { foldRows } from './foldRows.ts'
import type { Paint } from './paint.ts'
import { sampleLines } from './sampleLines.ts'
import { MOST_LINES, tableLines } from './tableLines.ts'
import { timelineRows } from './timelineRows.ts'
import { whyLines } from './whyLines.ts'

/** The file as the person named it, and what is in it. */
export type Program = { readonly file: string; readonly source: string }
export type Screen = { readonly colour: boolean; readonly columns: number }

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
