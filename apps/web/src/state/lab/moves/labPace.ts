import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ClockKind, Pace } from '../../playback/pace.ts'
import { isStop } from './labMove.ts'

/** Steps per second at speed 1, by order: slow enough to read the sentence. */
const STEPS_PER_SECOND = 1.5
/** In real time, ms: a longer wait is folded to this. */
const LONGEST_WAIT = 1000

/** The pace of a session's recording. By order every step takes equally long, and what is no step none. */
export function labPaceOf(events: readonly LabEvent[], clock: ClockKind): Pace {
  const last = Math.max(0, events.length - 1)
  if (clock === 'time')
    return { last, wait: (cursor) => Math.min(LONGEST_WAIT, gapAfter(events, cursor)) }
  const wait = (cursor: number) => {
    const next = events[cursor + 1]
    return next !== undefined && isStop(next, 'step') ? 1000 / STEPS_PER_SECOND : 0
  }
  return { last, wait }
}

function gapAfter(events: readonly LabEvent[], cursor: number): number {
  const from = events[cursor]?.at ?? 0
  return Math.max(0, (events[cursor + 1]?.at ?? from) - from) / 1000
}
