import type { Callback, ErrorMoment, Timeline } from '../timeline.ts'

/**
 * The callback of Node's in which an error of a Worker's thread became an 'error' event that the Worker had no listener for: what
 * threw it first was code of that thread, not the callback. null: it was no such error.
 */
export function workerThatFailed({ callbacks }: Timeline, moment: ErrorMoment): Callback | null {
  const callback = callbacks[moment.callback ?? -1]
  if (moment.kind !== 'uncaughtException' || moment.error.unheard !== true) return null
  return callback?.label === 'Worker' && callback.calls !== 'listener' ? callback : null
}
