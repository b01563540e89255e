import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { headline } from '@loopscope/shared/wire/headline'

/** Where and why a run ended badly. */
export type FailedLine = {
  readonly line: number
  /** From 1; null: unknown. */
  readonly column: number | null
  readonly message: string
  /** Whether it has happened by now: the line is shown from the start. */
  readonly happened: boolean
}

/**
 * The error that ended the run, or kept it from starting; null: none, or its line is not known. Null frame: a source
 * that never began to run.
 */
export function failedLine(frame: Frame | null, { outcome, errors }: Timeline): FailedLine | null {
  if (outcome === null || !('error' in outcome) || outcome.error.line === null) return null
  const { name, message, line, column } = outcome.error
  const thrown = errors.findLast((error) => !error.handled && error.kind !== 'rejectionHandled')
  const happened = frame === null || thrown === undefined || frame.cursor >= thrown.step
  return { line, column, message: `${name}: ${headline(message)}`, happened }
}
