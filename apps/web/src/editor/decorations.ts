import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'

/** What one line of the editor wears. Class names, since that is what editors take. */
export type LineDecoration = {
  readonly line: number
  /** For the whole line: the line that runs, or the line of an error. */
  readonly lineClass: string | null
  /** For the margin: what the line has pending, the most urgent first. */
  readonly markClass: string | null
}

const LOOKS = {
  nextTick: 'tick',
  microtask: 'micro',
  timers: 'timers',
  pending: 'pending',
  poll: 'poll',
  check: 'check',
  close: 'close',
} as const

/** Queues from the most to the least urgent. */
const URGENCY = ['nextTick', 'microtask', 'timers', 'pending', 'poll', 'check', 'close'] as const

/**
 * The lines that stand out at a step: the running one, those with something pending, and the line where the run
 * failed. Null frame: only the failure, for a source that never began to run.
 */
export function decorations(frame: Frame | null, timeline: Timeline): LineDecoration[] {
  const marks = new Map<number, string>()
  const mark = (
    entries: readonly QueueEntry[],
    look: (entry: QueueEntry) => string,
    kind: string,
  ) => {
    for (const entry of entries)
      if (entry.line !== null && entry.state !== 'running' && !marks.has(entry.line))
        marks.set(entry.line, `mark ${kind} ph-${look(entry)}`)
  }
  if (frame !== null) {
    for (const queue of URGENCY) mark(frame.queues[queue], () => LOOKS[queue], 'mark-ready')
    mark(
      frame.inFlight,
      ({ operation }) => (timeline.operations[operation]?.kind === 'timer' ? 'timers' : 'poll'),
      'mark-flight',
    )
  }
  const lines = new Map<number, string>()
  if (frame !== null && frame.line !== null) lines.set(frame.line, `line-now ph-${lookOf(frame)}`)
  const failed = failedLine(frame, timeline)
  if (failed?.happened === true) lines.set(failed.line, 'line-failed')
  else if (failed !== null && !lines.has(failed.line))
    lines.set(failed.line, 'line-failed line-later')
  const all = [...new Set([...marks.keys(), ...lines.keys()])].sort((a, b) => a - b)
  return all.map((line) => ({
    line,
    lineClass: lines.get(line) ?? null,
    markClass: marks.get(line) ?? null,
  }))
}

function lookOf({ phase, queue }: Frame): string {
  if (queue !== null) return LOOKS[queue]
  return phase === 'exit' ? 'main' : phase
}

/** The line of the error that ended the run, and whether it has happened by now: it is shown from the start. */
function failedLine(
  frame: Frame | null,
  { outcome, errors }: Timeline,
): { line: number; happened: boolean } | null {
  if (outcome === null || !('error' in outcome) || outcome.error.line === null) return null
  const thrown = errors.findLast((error) => !error.handled && error.kind !== 'rejectionHandled')
  const happened = frame === null || thrown === undefined || frame.cursor >= thrown.step
  return { line: outcome.error.line, happened }
}
