import type { OperationKind } from '../timeline.ts'
import type { DraftOperation } from './draftOperation.ts'
import type { Fold } from './fold.ts'
import { isPromisesTimer } from './promisesTimer.ts'

/**
 * Which of the user's calls a new resource serves.
 *
 * One call makes several resources. Those made at once share the call's site: they are one group, headed by the one
 * that does the work (a socket rather than the nextTick that reports on it). Those made later are made inside a
 * callback of the group with no frame of the user's on the stack: they inherit it. A resource that the user asked for
 * by name (setTimeout, process.nextTick, then ...) is always its own.
 */
export function groupOperation(fold: Fold, operation: DraftOperation): void {
  const { site } = operation
  if (AUXILIARY.has(operation.resource)) return
  if (site === null) {
    inheritGroup(fold, operation)
    return
  }
  const api = fold.sites[site]?.api ?? null
  if (isAskedForByName(operation, api)) {
    operation.primary = true
    operation.group = operation.index
    fold.call = null
    return
  }
  const callback = fold.open.at(-1) ?? null
  let call = fold.call
  const place = fold.places[site] ?? site
  if (call === null || call.place !== place || call.callback !== callback) {
    call = { place, callback, head: null, members: [] }
    fold.call = call
  }
  if (operation.kind === 'promise' && isOwnPromise(api)) return
  const head = call.head === null ? null : (fold.operations[call.head] ?? null)
  if (
    head !== null &&
    head.resource === operation.resource &&
    !COMES_IN_NUMBERS.has(head.resource)
  ) {
    // The same line again, in a loop: the next call begins.
    fold.call = { place, callback, head: operation.index, members: [operation.index] }
    operation.group = operation.index
    return
  }
  call.members.push(operation.index)
  if (head === null || rankOf(operation) > rankOf(head)) {
    call.head = operation.index
    for (const member of call.members) {
      const draft = fold.operations[member]
      if (draft) draft.group = operation.index
    }
  }
  operation.group = call.head
}

/** Made on the way for Node's own use, and shared by all that come later. */
const AUXILIARY = new Set(['TIMERWRAP', 'DNSCHANNEL', 'STREAM_END_OF_STREAM'])
/** One call makes several of these. */
const COMES_IN_NUMBERS = new Set(['MESSAGEPORT', 'PIPEWRAP', 'PROMISE'])
const PRINCIPAL = new Set(['WORKER', 'PROCESSWRAP', 'TCPSERVERWRAP', 'PIPESERVERWRAP'])

/** Of the resources that one call makes, the highest one is what the call is about. */
function rankOf({ kind, resource }: DraftOperation): number {
  return PRINCIPAL.has(resource) ? 5 : RANK[kind]
}

const RANK: Record<OperationKind, number> = {
  handle: 4,
  threadPool: 3,
  request: 3,
  other: 3,
  immediate: 2,
  nextTick: 2,
  microtask: 2,
  timer: 1,
  promise: 0,
}

function isAskedForByName(operation: DraftOperation, api: string | null): boolean {
  switch (operation.kind) {
    case 'timer':
      return isTimerApi(api)
    case 'immediate':
      return api === 'setImmediate' || api === null
    case 'nextTick':
      return api === 'nextTick'
    case 'microtask':
      return api === 'queueMicrotask' || api === null
    case 'promise':
      return operation.reaction && isReactionApi(api)
    default:
      return false
  }
}

/** AbortSignal.timeout and what timers/promises makes are the user's timers too. */
function isTimerApi(api: string | null): boolean {
  return (
    api === 'setTimeout' ||
    api === 'setInterval' ||
    api === null ||
    api === 'timeout' ||
    isPromisesTimer(api)
  )
}

/** `await` calls no function, so its site has no api; Node 10 may give it that of the promise that it waits for. */
function isReactionApi(api: string | null): boolean {
  switch (api) {
    case null:
    case 'then':
    case 'catch':
    case 'finally':
    case 'Promise':
      return true
    default:
      return false
  }
}

const PROMISE_MAKERS = new Set(['Promise', 'resolve', 'reject', 'withResolvers', 'try'])

function isOwnPromise(api: string | null): boolean {
  return api === null || PROMISE_MAKERS.has(api)
}

function inheritGroup(fold: Fold, operation: DraftOperation): void {
  const running = operation.scheduledBy === null ? null : fold.callbacks[operation.scheduledBy]
  const maker = running?.operation == null ? null : fold.operations[running.operation]
  const parent = operation.parent === null ? null : fold.operations[operation.parent]
  const head = fold.operations[maker?.group ?? parent?.group ?? -1]
  if (head === undefined) return
  if (rankOf(operation) > rankOf(head) && rankOf(head) < RANK.request) {
    // A stream opens its file in a nextTick: from here on the file is what is worked on.
    operation.group = operation.index
    operation.origin = head.index
  } else operation.group = head.index
}
