import type { DraftCallback, DraftOperation, Fold } from './fold.ts'
import { isCommonJs } from './isCommonJs.ts'
import type { Visibility } from './visibility.ts'

/** By operation index. */
export type Names = {
  readonly labels: readonly string[]
  /** As it stands in a queue: "setTimeout 5ms". */
  readonly entries: readonly string[]
  readonly lines: readonly (number | null)[]
}

export function nameOperations(fold: Fold): Names {
  const labels = fold.operations.map((operation) => nameOperation(fold, operation))
  const entries = fold.operations.map(({ kind, delayUsed }, i) =>
    kind === 'timer' && delayUsed !== null ? `${labels[i]} ${delayUsed}ms` : (labels[i] ?? ''),
  )
  return { labels, entries, lines: fold.operations.map((each) => lineOfOperation(fold, each)) }
}

/** What the user called, in the words of the code: "setTimeout", "readFile", "Promise.then", "await". */
function nameOperation(fold: Fold, operation: DraftOperation): string {
  const api = apiOf(fold, operation)
  if (operation.kind === 'promise' && operation.site !== null) return namePromise(api, operation)
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
      // Its constructor is native, and so leaves no frame that names it.
      return operation.resource === 'MESSAGEPORT' ? 'MessagePort' : operation.resource
  }
}

/** Where the user asked for it, 1-based: its own line, or that of the call that it serves. */
function lineOfOperation(fold: Fold, operation: DraftOperation): number | null {
  const site = operation.site ?? originOf(fold, operation)?.site ?? null
  return site === null ? null : (fold.sites[site]?.frames[0]?.line ?? null)
}

/** The operation with a site of the user's that this one was made for. */
function originOf(fold: Fold, operation: DraftOperation): DraftOperation | null {
  const head =
    operation.group === operation.index ? operation : fold.operations[operation.group ?? -1]
  if (head === undefined) return null
  return fold.operations[head.origin ?? -1] ?? head
}

/** What runs: the name of its operation, or what stands for it. */
export function nameCallback(
  shown: Visibility,
  callback: DraftCallback,
  isModuleBody: boolean,
  names: Names,
): string {
  if (callback.kind === 'main') return 'main'
  if (callback.kind === 'exit') return 'exit handlers'
  if (isModuleBody) return 'module body'
  const own = callback.operation
  if (own === null) return callback.queue ?? 'callback'
  return names.labels[shown.token(own) ?? own] ?? 'callback'
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
  return last === 'asyncBufferWrapper' ? 'zlib' : last
}

function namePromise(api: string | null, operation: DraftOperation): string {
  if (api === null) return operation.reaction ? 'await' : 'async function'
  if (api === 'Promise') return operation.reaction ? 'await' : 'new Promise'
  return PROMISE_METHODS.has(api) ? `Promise.${api}` : api
}

const PROMISE_METHODS = new Set(
  'then catch finally resolve reject all allSettled any race withResolvers try'.split(' '),
)
