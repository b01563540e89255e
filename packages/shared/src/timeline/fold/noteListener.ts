import { resourceKind } from '../phases/resourceKind.ts'
import type { DraftCallback } from './draftCallback.ts'
import type { Fold } from './fold.ts'

/**
 * Notes which listener runs, where the stack of the site tells it. The outermost frame is of what the outermost callback
 * called; also of the callbacks that began in that one before any code of the user's ran (an HTTP parser's, in that of
 * its socket). What began within that same listener stands above it on the stack: of that one nothing is known.
 * What runs after an error has left a callback (listeners of 'uncaughtException', a domain's) was called by nothing in it.
 */
export function noteListener(fold: Fold, site: number | null): void {
  if (site === null) return
  const listener = fold.sites[site]?.listener ?? null
  if (listener?.event === 'exit' && isExiting(fold)) return
  let isOutermost = true
  for (const index of fold.open) {
    const callback = fold.callbacks[index]
    if (callback === undefined || callback.threw || isEntered(fold, callback)) return
    const known = callback.listener
    if (known === undefined) callback.listener = isOutermost ? listener : null
    else if (isSame(known, listener)) isOutermost = false
  }
}

/** Below a listener of the process's 'exit' stands no code of the user's: Node was given process.exit itself to call. */
function isExiting({ callbacks, open }: Fold): boolean {
  return open.some((index) => callbacks[index]?.kind === 'exit')
}

/** Code of the user's has entered it, as by AsyncResource.runInAsyncScope. */
function isEntered({ operations }: Fold, { kind, operation }: DraftCallback): boolean {
  const resource = operations[operation ?? -1]?.resource ?? ''
  return kind === 'nested' && resourceKind(resource) === 'foreign'
}

function isSame(a: DraftCallback['listener'], b: DraftCallback['listener']): boolean {
  return (
    a?.event === b?.event && a?.file === b?.file && a?.line === b?.line && a?.column === b?.column
  )
}
