import type { Callback, ErrorMoment, Operation, Timeline } from '../timeline.ts'

/**
 * The error that stopped the drain in which this nextTick or microtask would have run, where it ran in another phase or
 * turn; null where none did. A listener took it, and the loop went on with the rest of the queue still waiting.
 */
export function leftByError(
  timeline: Timeline,
  operation: Operation,
  run: Callback,
): ErrorMoment | null {
  if (run.queue === null || run.kind === 'nested') return null
  const readyAt = operation.readyAt ?? operation.scheduledAt
  return (
    timeline.errors.find(({ kind, handled, at, callback }) => {
      if (kind !== 'uncaughtException' || !handled || at < readyAt || at > run.startAt) return false
      const thrower = timeline.callbacks[callback ?? -1]
      return thrower !== undefined && thrower.visit !== run.visit
    }) ?? null
  )
}
