import type { DraftCallback, DraftOperation, Fold } from './fold.ts'
import type { Visibility } from './visibility.ts'

/** What the user called, in the words of the code: "setTimeout", "readFile", "Promise.then", "await". */
export function nameOperation(fold: Fold, operation: DraftOperation): string {
  const api = apiOf(fold, operation)
  if (operation.kind === 'promise' && operation.site !== null) return namePromise(api, operation)
  if (api !== null) return api
  const head =
    operation.group === operation.index ? undefined : fold.operations[operation.group ?? -1]
  const inherited = head === undefined ? null : apiOf(fold, head)
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
      return operation.resource
  }
}

/** What runs: the name of its operation, or what stands for it. */
export function nameCallback(
  fold: Fold,
  shown: Visibility,
  callback: DraftCallback,
  isModuleBody: boolean,
): string {
  if (callback.kind === 'main') return 'main'
  if (callback.kind === 'exit') return 'exit handlers'
  if (isModuleBody) return 'module body'
  const own = callback.operation
  if (own === null) return callback.queue ?? 'callback'
  const operation = fold.operations[shown.token(own) ?? own]
  return operation === undefined ? 'callback' : nameOperation(fold, operation)
}

/** The callback that runs an ES module's body: the first microtask with code of the user's that Node itself queued. */
export function findModuleBody(fold: Fold): DraftCallback | null {
  if (fold.run === null || fold.run.module === 'commonjs') return null
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
  return name === null || name === '' ? null : (name.split(/[ .]/).at(-1) ?? name)
}

function namePromise(api: string | null, operation: DraftOperation): string {
  if (api === null) return operation.reaction ? 'await' : 'async function'
  if (api === 'Promise') return 'new Promise'
  return PROMISE_METHODS.has(api) ? `Promise.${api}` : api
}

const PROMISE_METHODS = new Set(
  'then catch finally resolve reject all allSettled any race withResolvers try'.split(' '),
)
