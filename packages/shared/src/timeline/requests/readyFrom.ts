import { ioLateness } from '../moments/ioLateness.ts'
import { latenessOf } from '../moments/timerLateness.ts'
import type { Evidence } from '../phase.ts'
import { operationById } from '../steps/runStep.ts'
import type { Callback, Timeline } from '../timeline.ts'

/** us: from when on a callback could have run, and up to when it may have waited for the loop. */
export type Wait = { readonly from: number; readonly to: number; readonly evidence: Evidence }

/**
 * The time in which a callback was ready and had to wait. Of what a timer, an immediate or a queue runs that is known. Of what
 * Poll reports it is inferred: the most that it can have waited behind the callback that held the loop (`ioLateness`). null: it
 * did not wait, or no one can tell.
 */
export function readyFrom(timeline: Timeline, callback: Callback): Wait | null {
  const io = ioLateness(timeline, callback)
  if (io !== null) {
    const { hold, mostUs } = io
    return { from: hold.to - mostUs, to: hold.to, evidence: 'inferred' }
  }
  const from = knownFrom(timeline, callback)
  return from === null || from >= callback.startAt
    ? null
    : { from, to: callback.startAt, evidence: 'observed' }
}

function knownFrom(timeline: Timeline, callback: Callback): number | null {
  const late = latenessOf(timeline, callback)
  if (late !== null) return late.dueAt
  const operation = timeline.operations[operationById(timeline, callback.asyncId) ?? -1]
  switch (operation?.kind) {
    case 'immediate':
    case 'nextTick':
      return operation.scheduledAt
    case 'microtask':
    case 'promise':
      return callback.kind === 'nested' ? null : operation.readyAt
    default:
      return null
  }
}
