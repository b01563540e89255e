import { isCommonJs } from '../../isCommonJs.ts'
import { NOWHERE, type SourcePlace, sourcePlaceOf } from '../../sourcePlace.ts'
import type { DraftCallback } from '../draftCallback.ts'
import type { DraftOperation } from '../draftOperation.ts'
import type { Fold } from '../fold.ts'
import { resourceName } from '../operationKind.ts'

/** By operation index. */
export type Names = {
  readonly labels: readonly string[]
  /** As it stands in a queue: "setTimeout 5ms". */
  readonly entries: readonly string[]
  readonly places: readonly SourcePlace[]
}

export function nameOperations(fold: Fold): Names {
  const labels = fold.operations.map((operation) => nameOperation(fold, operation))
  const entries = fold.operations.map(({ kind, delayUsed }, i) =>
    kind === 'timer' && delayUsed !== null ? `${labels[i]} ${delayUsed}ms` : (labels[i] ?? ''),
  )
  return { labels, entries, places: fold.operations.map((each) => placeOfOperation(fold, each)) }
}

/** What the user called, in the words of the code: "setTimeout", "readFile", "Promise.then", "await". */
function nameOperation(fold: Fold, operation: DraftOperation): string {
  const api = apiOf(fold, operation)
  if (operation.kind === 'promise' && operation.site !== null) return namePromise(api, operation)
  if (operation.kind === 'timer' && api !== null) return TIMERS[api] ?? api
  if (api !== null) return api
  const head = originOf(fold, operation)
  const inherited = head === null ? null : apiOf(fold, head)
  if (inherited !== null) return inherited
  switch (operation.kind) {
    case 'timer':
      return operation.repeat ? 'setInterval' : 'setTimeout'
    case 'immediate':
      return 'setImmediate'
    case 'nextTick':
      return 'nextTick'
    case 'microtask':
      return 'queueMicrotask'
    case 'promise':
      return 'promise'
    default:
      return resourceName(operation.resource)
  }
}

/** Where the user asked for it: its own place, or that of the call that it serves. */
function placeOfOperation(fold: Fold, operation: DraftOperation): SourcePlace {
  const site = operation.site ?? originOf(fold, operation)?.site ?? null
  return site === null ? NOWHERE : sourcePlaceOf(fold.sites[site]?.frames[0])
}

/** The operation with a site of the user's that this one was made for. */
function originOf(fold: Fold, operation: DraftOperation): DraftOperation | null {
  const head =
    operation.group === operation.index ? operation : fold.operations[operation.group ?? -1]
  if (head === undefined) return null
  return fold.operations[head.origin ?? -1] ?? head
}

/**
 * The callback that runs an ES module's body: the first microtask with code of the user's that Node itself queued. null
 * for CommonJS, whose body is main.
 */
export function findModuleBody(fold: Fold): DraftCallback | null {
  if (isCommonJs(fold)) return null
  for (const callback of fold.callbacks) {
    if (!callback.user || callback.kind === 'main') continue
    const operation = fold.operations[callback.operation ?? -1]
    return operation?.kind === 'promise' && operation.site === null ? callback : null
  }
  return null
}

function apiOf(fold: Fold, operation: DraftOperation): string | null {
  if (operation.site === null) return null
  const name = fold.sites[operation.site]?.api ?? null
  // "new Worker", "Socket.connect", "Object.readFile": the last word is what the user wrote.
  const last = name?.split(/[ .]/).at(-1)
  if (last === undefined || last === '') return null
  return last.startsWith('importModuleDynamically') ? 'import' : (PRIVATE[last] ?? last)
}

function namePromise(api: string | null, operation: DraftOperation): string {
  if (api === null) return operation.reaction ? 'await' : 'async function'
  if (api === 'Promise') return operation.reaction ? 'await' : 'new Promise'
  return PROMISE_METHODS.has(api) ? `Promise.${api}` : api
}

/** Node's own functions that old recordings name; newer ones have the user's word for them. */
const PRIVATE: Readonly<Record<string, string>> = {
  asyncBufferWrapper: 'zlib',
  eos: 'finished',
  getStdin: 'stdin',
  getStdout: 'stdout',
  getStderr: 'stderr',
}

const TIMERS: Readonly<Record<string, string>> = {
  timeout: 'AbortSignal.timeout',
  wait: 'scheduler.wait',
}

const PROMISE_METHODS = new Set(
  'then catch finally resolve reject all allSettled any race withResolvers try'.split(' '),
)
