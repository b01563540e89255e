import type { EventOf } from '../../wire/traceEvent.ts'
import type { DraftOperation } from '../fold/draftOperation.ts'
import type { Fold } from '../fold/fold.ts'

/**
 * When promise jobs become ready: at the later of their own init and the settling of the promise they react to.
 *
 * Not every promise with a parent is a reaction. `await 1` first wraps the value in a promise whose parent is the async
 * function's own, and then waits for the wrapper: the wrapper never runs. It is known by what comes next, a promise
 * from the same place whose parent it is (Node 10), or by being settled before it ever ran.
 */
export function noteWrapper(fold: Fold, operation: DraftOperation): void {
  const parent = operation.parent === null ? null : fold.operations[operation.parent]
  if (!parent?.reaction || parent.index !== operation.index - 1) return
  if (parent.site === null || parent.site !== operation.site) return
  const api = fold.sites[parent.site]?.api
  if (api !== null && api !== 'Promise') return
  parent.reaction = false
  parent.primary = false
}

/** Puts a new reaction into the queue, or into the waiting list of its parent. */
export function linkReaction(fold: Fold, operation: DraftOperation, event: number): void {
  if (!operation.reaction || operation.parent === null) return
  const parent = fold.operations[operation.parent]
  if (parent === undefined) return
  if (parent.settled) {
    operation.readyAt = fold.lastAt
    operation.readyEvent = event
    if (parent.promiseState !== null) return
  }
  parent.waiters ??= []
  parent.waiters.push(operation.index)
}

/** A promise was resolved. Where Node does not say whether it is only locked in, the last resolve before the run counts. */
export function settlePromise(fold: Fold, event: EventOf<'promiseResolve'>, index: number): void {
  const operation = fold.operations[fold.byAsyncId.get(event.asyncId) ?? -1]
  if (operation === undefined || event.state === 'pending') return
  operation.settled = true
  operation.promiseState = event.state === 'unknown' ? null : event.state
  if (operation.runs.length === 0) operation.reaction = false
  if (operation.doneAt === null) operation.doneAt = fold.lastAt
  let moved = false
  for (const waiter of operation.waiters ?? []) {
    const reaction = fold.operations[waiter]
    if (reaction === undefined || reaction.runs.length > 0) continue
    reaction.readyAt = fold.lastAt
    reaction.readyEvent = index
    moved = true
  }
  if (!moved) return
  fold.marks.push({
    type: 'settle',
    event: index,
    at: fold.lastAt,
    callback: fold.open.at(-1) ?? null,
    subject: operation.index,
    value: null,
  })
}
