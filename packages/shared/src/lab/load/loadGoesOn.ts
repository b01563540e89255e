import type { LoadMoment, LoadRun } from './loadMoment.ts'

/** Whether a load run goes on at the moment: asked for and not begun, in the machine's queue, or between its first part and its end. */
export function loadGoesOn({ asked, queued, runs }: LoadMoment): boolean {
  const last = runs.at(-1)
  return asked === true || queued !== null || (last !== undefined && isGoingOn(last))
}

/**
 * Whether a part of it runs, or the next is about to. One that ended itself after too many errors has the next part all the same; one
 * that was stopped or left has none.
 */
export function isGoingOn({ parts, planned, cutOff, calledOff }: LoadRun): boolean {
  if (cutOff || calledOff) return false
  const last = parts.at(-1)?.done
  if (last == null) return true
  return parts.length < planned && last.reason !== 'stopped' && last.reason !== 'left'
}
