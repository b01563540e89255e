import type { CallbackIndex, OperationIndex } from '../timeline.ts'
import type { DraftCallback } from './draftCallback.ts'
import type { DraftOperation } from './draftOperation.ts'
import type { Fold } from './fold.ts'
import { isSynchronousCall } from './isSynchronousCall.ts'

/**
 * What of the recording is the user's, and what is Node's own work.
 *
 * A callback is shown when code of the user's is known to have run in it: something was made with a frame of the
 * user's on the stack, or something was printed or thrown. Besides, without any such sign:
 * - main;
 * - the callback of what the user asked for by name: a timer, immediate, nextTick, queueMicrotask, reaction, await;
 * - the last callback of a call that works in the thread pool or in one request, when no other callback of that call
 *   was seen to be the user's. (fs.promises has no such function: there the reaction is shown.)
 * Everything else is internal: counted, not shown. What a whole recording shows is known only at its end: a nextTick
 * of Node's own becomes the user's when code of the user's runs in it.
 */
export type Visibility = {
  readonly callback: (index: CallbackIndex) => boolean
  /** Waits, runs and is done as a token of its own. */
  readonly operation: (index: OperationIndex) => boolean
  /** The shown operation that this one works for: itself, the head of its group, or null. */
  readonly token: (index: OperationIndex) => OperationIndex | null
}

export function decideVisibility(fold: Fold): Visibility {
  const touched = new Uint8Array(fold.operations.length)
  const last = new Map<OperationIndex, CallbackIndex>()
  const usersRan = new Set<OperationIndex>()
  for (const callback of fold.callbacks) {
    const operation = fold.operations[callback.operation ?? -1]
    if (operation === undefined) continue
    const head = isWork(operation) ? fold.operations[operation.group ?? -1] : undefined
    const token = head !== undefined && isWork(head) ? head : operation
    if (callback.user) touched[token.index] = 1
    if (callback.user && operation.group !== null) usersRan.add(operation.group)
    if (token === head) last.set(head.index, callback.index)
  }
  const shownOperations = fold.operations.map((operation) => isShown(operation))

  function isShown(operation: DraftOperation): boolean {
    if (operation.resource === 'TIMERWRAP' || isSynchronousCall(fold, operation)) return false
    if (operation.kind === 'promise' && !operation.reaction && operation.runs.length === 0)
      return false
    if (operation.primary) return true
    // Node's own promises, such as those that run a module's body: the callback shows, the promise says nothing.
    if (operation.kind === 'promise' && operation.site === null) return false
    if (touched[operation.index] === 1) return true
    if (operation.site === null || operation.group !== operation.index) return false
    return isWork(operation) && !isIncidental(fold, operation)
  }

  function token(index: OperationIndex): OperationIndex | null {
    const operation = fold.operations[index]
    if (operation === undefined) return null
    const head = operation.group === null ? undefined : fold.operations[operation.group]
    if (head !== undefined && isWork(operation) && isWork(head) && shownOperations[head.index])
      return head.index
    return shownOperations[index] ? index : null
  }

  function isCallbackShown(callback: DraftCallback): boolean {
    const operation = fold.operations[callback.operation ?? -1]
    if (operation?.resource === 'TIMERWRAP') return false
    if (callback.user) return true
    if (operation === undefined) return false
    if (operation.primary)
      return operation.kind !== 'promise' || operation.runs[0] === callback.index
    const head = fold.operations[operation.group ?? -1]
    return (
      head !== undefined &&
      !usersRan.has(head.index) &&
      (head.kind === 'threadPool' || head.kind === 'request') &&
      operation.resource !== 'FSREQPROMISE' &&
      head.resource !== 'FSREQPROMISE' &&
      shownOperations[head.index] === true &&
      last.get(head.index) === callback.index
    )
  }

  const shownCallbacks = fold.callbacks.map(isCallbackShown)
  return {
    callback: (index) => shownCallbacks[index] ?? false,
    operation: (index) => shownOperations[index] ?? false,
    token,
  }
}

/** Done outside of JavaScript: by the thread pool or the operating system. */
export function isWork(operation: DraftOperation): boolean {
  switch (operation.kind) {
    case 'threadPool':
    case 'request':
    case 'handle':
    case 'other':
      return true
    default:
      return false
  }
}

const INCIDENTAL = new Set(
  'log info debug warn error trace dir dirxml table assert count group groupEnd time timeEnd timeLog stdout stderr getStdout getStderr require import'.split(
    ' ',
  ),
)

/** Made on the way by a call that is not about it: the first console.log opens stdout's handle. */
function isIncidental(fold: Fold, operation: DraftOperation): boolean {
  const api = operation.site === null ? null : (fold.sites[operation.site]?.api ?? null)
  return operation.kind === 'handle' && api !== null && INCIDENTAL.has(api)
}
