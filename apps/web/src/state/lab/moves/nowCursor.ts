import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { isStop } from './labMove.ts'

/** us; while the moments run by, what happened to a process or was asked for stays to be read for so long. */
const READING = 1_500_000

/**
 * The event that is to be told at a moment. At rest the last that is a step. While the moments run by, forty requests a second
 * would hide a death among them: what befell a process within the last second and a half goes first.
 */
export function nowCursor(events: readonly LabEvent[], cursor: number, moving: boolean): number {
  const until = events[cursor]?.at ?? 0
  let step: number | null = null
  for (let i = cursor; i >= 0; i--) {
    const event = events[i]
    if (event === undefined) break
    if (isStop(event, 'step')) step ??= i
    if (step !== null && (!moving || until - event.at > READING)) break
    if (moving && isTelling(event)) return i
  }
  return step ?? cursor
}

function isTelling(event: LabEvent): boolean {
  if (event.type === 'beside') return isTelling(event.event)
  if (event.type === 'answer') return event.outcome !== 'answered'
  return isStop(event, 'process') || event.type === 'action' || event.type === 'loadDone'
}
