import type { EventOf } from '../../wire/traceEvent.ts'
import type { Queue } from '../phase.ts'
import { resourceKind } from '../phases/resourceKind.ts'
import type { Callback, CallbackIndex, OperationIndex } from '../timeline.ts'
import type { DraftCallback } from './draftCallback.ts'
import type { Fold } from './fold.ts'
import { operationOf } from './operationOf.ts'

/** The callback that is running, innermost; null between two. */
export function top(fold: Fold): CallbackIndex | null {
  return fold.open.at(-1) ?? null
}

/** Something of the user's happened: every callback on the stack is more than Node's own work. */
export function touchOpen(fold: Fold): void {
  if (fold.callbacks[fold.open[0] ?? -1]?.kind === 'main') fold.mainActed = true
  for (let i = fold.open.length - 1; i >= 0; i--) {
    const callback = fold.callbacks[fold.open[i] ?? -1]
    if (callback === undefined || callback.user) return
    callback.user = true
  }
}

/** An error that nothing caught leaves every callback on the stack. */
export function unwindOpen(fold: Fold): void {
  for (const index of fold.open) {
    const callback = fold.callbacks[index]
    if (callback !== undefined) callback.threw = true
  }
}

/** A `before`: finds out what kind of callback begins, and in what. */
export function beginCallback(fold: Fold, event: EventOf<'before'>, index: number): void {
  const operation = operationOf(fold, event.asyncId)
  const resource = operation?.resource ?? (event.asyncId < 0 ? 'PROMISE' : '')
  const queue = queueOf(resource)
  const foreign = resource !== '' && queue === null && resourceKind(resource) === 'foreign'
  closeUnwound(fold, event.depth, event.depth === 0 && !foreign, index)
  const outer = top(fold)
  const at = fold.lastAt
  const more = { asyncId: event.asyncId, operation: operation?.index ?? null, index, at }
  const begun = (() => {
    if (isTimerList(fold, outer) && resource === 'Timeout')
      return open(fold, 'macrotask', { ...more, queue: null, parent: null })
    if (outer !== null) {
      const inherited = queue ?? fold.callbacks[outer]?.queue ?? null
      return open(fold, 'nested', { ...more, queue: inherited, parent: outer })
    }
    if (queue !== null) return open(fold, queue, { ...more, queue, parent: fold.root })
    return open(fold, foreign ? 'nested' : 'macrotask', { ...more, queue: null, parent: null })
  })()
  if (operation !== null) {
    operation.runs.push(begun.index)
    if (operation.kind === 'handle' && event.destroyed === true) operation.closed = true
  }
  fold.marks.push({
    type: 'run',
    event: index,
    at,
    callback: begun.index,
    subject: null,
    value: null,
  })
}

type Begun = {
  readonly asyncId: number
  readonly operation: OperationIndex | null
  readonly queue: Queue | null
  readonly parent: CallbackIndex | null
  readonly index: number
  readonly at: number
}

export function open(fold: Fold, kind: Callback['kind'], begun: Begun): DraftCallback {
  const callback: DraftCallback = {
    index: fold.callbacks.length,
    kind,
    asyncId: begun.asyncId,
    operation: begun.operation,
    queue: begun.queue,
    parent: begun.parent,
    startEvent: begun.index,
    startAt: begun.at,
    endAt: null,
    seenAt: begun.at,
    user: kind === 'main',
    listener: undefined,
    threw: false,
    counted: kind !== 'main' && kind !== 'exit' && begun.asyncId !== 0,
  }
  fold.callbacks.push(callback)
  fold.open.push(callback.index)
  if (kind === 'main' || kind === 'macrotask' || kind === 'exit') fold.root = callback.index
  fold.call = null
  return callback
}

/**
 * An `after`: what it names returns, and all that began in it and was left by an error. Returns it where it was a
 * queueMicrotask callback and nothing else is open: since Node 13 its scope ends before Node says what it threw
 * (runMicrotask in lib/internal/process/task_queues.js).
 */
export function closeDownTo(fold: Fold, asyncId: number, index: number): CallbackIndex | null {
  for (let i = fold.open.length - 1; i >= 0; i--) {
    const closed = fold.open[i] ?? -1
    const callback = fold.callbacks[closed]
    if (callback?.asyncId !== asyncId) continue
    while (fold.open.length > i) close(fold, index)
    const resource = fold.operations[callback.operation ?? -1]?.resource
    return resource === 'Microtask' && fold.open.length === 0 ? closed : null
  }
  return null
}

export function closeAll(fold: Fold, index: number): void {
  while (fold.open.length > 0) close(fold, index)
}

/** No one announced it: see `followRegistry`. */
export function isRegistrys({ kind, asyncId }: Pick<DraftCallback, 'kind' | 'asyncId'>): boolean {
  return kind === 'macrotask' && asyncId === 0
}

/** An error leaves callbacks without their `after`: the recorder's own depth says how many are really open. */
function closeUnwound(fold: Fold, depth: number, isNew: boolean, index: number): void {
  let counted = 0
  for (const callback of fold.open) if (fold.callbacks[callback]?.counted === true) counted++
  while (fold.open.length > 0 && (counted > depth || isNew)) {
    if (fold.callbacks[top(fold) ?? -1]?.counted === true) counted--
    close(fold, index)
  }
}

function close(fold: Fold, index: number): void {
  const callback = fold.callbacks[fold.open.pop() ?? -1]
  if (callback === undefined) return
  // Of what an error left, of exit handlers and of platform tasks no one says when they end: the next callback may come
  // much later.
  const isTold = !callback.threw && callback.kind !== 'exit' && !isRegistrys(callback)
  callback.endAt = isTold ? fold.lastAt : callback.seenAt
  fold.call = null
  const operation = callback.operation === null ? null : fold.operations[callback.operation]
  if (operation) operation.lastReturn = fold.lastAt
  fold.marks.push({
    type: 'return',
    event: index,
    at: fold.lastAt,
    callback: callback.index,
    subject: null,
    value: null,
  })
}

/** Node 10 calls all timers of one duration from a TIMERWRAP; each of them is a callback of the loop all the same. */
function isTimerList(fold: Fold, callback: CallbackIndex | null): boolean {
  const operation = callback === null ? null : fold.callbacks[callback]?.operation
  return operation != null && fold.operations[operation]?.resource === 'TIMERWRAP'
}

function queueOf(resource: string): Queue | null {
  if (resource === 'TickObject') return 'nextTick'
  return resource === 'PROMISE' || resource === 'Microtask' ? 'microtask' : null
}
