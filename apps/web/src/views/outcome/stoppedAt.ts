import type { Frame } from '@loopscope/shared/timeline/frame'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { formatSeconds } from './outcomeSentence.ts'

/** "5 s", "4 s of CPU": when a run was stopped, at its end; null: at any other moment, whose time is that of an event. */
export function stoppedAt(
  { cursor, lastCursor }: Pick<Frame, 'cursor' | 'lastCursor'>,
  outcome: RunOutcome | null | undefined,
): string | null {
  return cursor < lastCursor ? null : limitOf(outcome)
}

/** The limit that a run was stopped at; null: at none of time. */
export function limitOf(outcome: RunOutcome | null | undefined): string | null {
  if (outcome?.type !== 'timedOut') return null
  return `${formatSeconds(outcome.afterMs)}${outcome.limit === 'cpu' ? ' of CPU' : ''}`
}
