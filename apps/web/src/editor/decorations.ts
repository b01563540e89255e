import type { Frame } from '@loopscope/shared/timeline/frame'
import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { placeOf } from '../views/kit/look.ts'
import { type FailedLine, failedLine } from './failedLine.ts'
import { type LineMark, lineMarks } from './lines/lineMarks.ts'

/** What one line of the editor wears. Class names, since that is what editors take. */
export type LineDecoration = {
  readonly line: number
  /** For the whole line: the line that runs, or the line of an error. */
  readonly lineClass: string | null
  /** For the margin: what the line has pending, the most urgent first; or that it failed. */
  readonly markClass: string | null
  /** What the mark stands for; null: nothing that could be lit. */
  readonly operation: OperationIndex | null
  readonly note: LineNote | null
  /** Plain text to show when the mark is pointed at. */
  readonly hover: readonly string[]
  /** The text of the line is underlined from here on, from 1; null: not at all. */
  readonly wrongFrom: number | null
}

/** A few words at the end of a line. `cut`: it may be shown in part. */
export type LineNote = { readonly text: string; readonly className: string; readonly cut: boolean }

/**
 * The lines that stand out at a step: the running one, those with something pending, and the line where the run
 * failed. Null frame: only the failure, for a source that never began to run.
 */
export function decorations(frame: Frame | null, timeline: Timeline): LineDecoration[] {
  const marks = frame === null ? NO_MARKS : lineMarks(frame, timeline)
  const failed = failedLine(frame, timeline)
  const now = frame?.line ?? null
  const lines = new Set([...marks.keys(), ...(now === null ? [] : [now])])
  if (failed !== null) lines.add(failed.line)
  return [...lines]
    .sort((a, b) => a - b)
    .map((line) =>
      dress(
        line,
        frame !== null && line === now
          ? `line-now ph-${placeOf(frame.phase, frame.queue).look}`
          : null,
        marks.get(line) ?? null,
        failed?.line === line ? failed : null,
      ),
    )
}

const NO_MARKS: ReadonlyMap<number, LineMark> = new Map()

function dress(
  line: number,
  now: string | null,
  mark: LineMark | null,
  failed: FailedLine | null,
): LineDecoration {
  if (failed?.happened === true)
    return {
      line,
      lineClass: 'line-failed',
      markClass: 'mark mark-failed ph-err glyph-err',
      operation: null,
      note: { text: failed.message, className: 'note-failed', cut: true },
      hover: [failed.message],
      wrongFrom: failed.column ?? 1,
    }
  const later = failed === null ? null : 'line-failed line-later'
  return {
    line,
    lineClass: now ?? later,
    markClass: mark && `mark mark-${mark.state} ph-${mark.look} glyph-${mark.look}`,
    operation: mark?.operation ?? null,
    note: noteOf(mark) ?? laterNote(failed),
    hover: [...(mark?.detail ?? []), ...(failed === null ? [] : [`Later: ${failed.message}`])],
    wrongFrom: null,
  }
}

function noteOf(mark: LineMark | null): LineNote | null {
  if (mark === null || mark.note === null) return null
  const className = mark.state === 'never' ? 'note-never' : `ph-${mark.look}`
  return { text: mark.note, className, cut: false }
}

/** A run rests on its first step: what will end it is said from there on. */
function laterNote(failed: FailedLine | null): LineNote | null {
  return failed && { text: `later: ${failed.message}`, className: 'note-never', cut: true }
}
