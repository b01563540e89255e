import { constants } from 'node:os'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'

const STOPPED_BY_A_LIMIT = 124

/** Exit status of `loopscope trace`: the snippet's own, 124 when a limit stopped it, 2 for what never started. */
export function exitStatus(outcome: RunOutcome): number {
  switch (outcome.type) {
    case 'finished':
    case 'threw':
      return outcome.exitCode
    case 'tooManyEvents':
      return outcome.exitCode ?? STOPPED_BY_A_LIMIT
    case 'timedOut':
    case 'outOfMemory':
    case 'tooMuchOutput':
      return STOPPED_BY_A_LIMIT
    case 'killed':
      return 128 + (constants.signals[outcome.signal as NodeJS.Signals] ?? 0)
    case 'rejected':
      return 2
    default:
      outcome satisfies never
      return 1
  }
}
