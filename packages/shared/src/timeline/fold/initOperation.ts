import type { EventOf } from '../../wire/traceEvent.ts'
import { isCommonJs } from '../isCommonJs.ts'
import { linkReaction, noteWrapper } from '../moments/readiness.ts'
import type { DraftOperation } from './draftOperation.ts'
import type { Fold } from './fold.ts'
import { groupOperation } from './groupOperations.ts'
import { mark } from './mark.ts'
import { noteListener } from './noteListener.ts'
import { siteOf } from './noteSite.ts'
import { top, touchOpen } from './openCallbacks.ts'
import { operationKind } from './operationKind.ts'
import { operationOf } from './operationOf.ts'

/** Adds an operation to what is known. */
export function initOperation(fold: Fold, event: EventOf<'init'>, index: number, at: number): void {
  const { asyncId, resource } = event
  const kind = fold.kinds.get(resource) ?? operationKind(resource)
  fold.kinds.set(resource, kind)
  const parentId = resource === 'PROMISE' ? promiseParent(fold, event) : event.triggerAsyncId
  const operation: DraftOperation = {
    index: fold.operations.length,
    asyncId,
    resource,
    kind,
    site: siteOf(fold, event.site),
    scheduledBy: top(fold),
    scheduledEvent: index,
    scheduledAt: at,
    parent: parentId === null ? null : (fold.byAsyncId.get(parentId) ?? null),
    group: null,
    origin: null,
    primary: false,
    readyAt: null,
    readyEvent: null,
    dueAt: null,
    delayAsked: null,
    delayUsed: null,
    repeat: false,
    runs: [],
    lastReturn: null,
    doneAt: null,
    cancelled: false,
    closing: false,
    closed: false,
    promiseState: kind === 'promise' ? 'pending' : null,
    settled: false,
    reaction: kind === 'promise' && parentId !== null,
    waiters: null,
  }
  fold.operations.push(operation)
  fold.byAsyncId.set(asyncId, operation.index)
  if (operation.site !== null && !isInstantiation(fold, operation)) {
    noteListener(fold, operation.site)
    touchOpen(fold)
  }
  if (kind === 'promise') noteWrapper(fold, operation)
  groupOperation(fold, operation)
  if (kind === 'promise') linkReaction(fold, operation, index)
  else if (kind === 'nextTick' || kind === 'microtask' || kind === 'immediate') {
    operation.readyAt = at
    operation.readyEvent = index
  }
  mark(fold, 'init', index, operation.index)
}

/** Node 14 does not tell parents; but a reaction is triggered by its parent, and a new promise by who makes it. */
function promiseParent(fold: Fold, event: EventOf<'init'>): number | null {
  const { parent = null, triggerAsyncId } = event
  if (parent !== null || event.asyncId < 0 || triggerAsyncId === event.executionAsyncId)
    return parent
  return operationOf(fold, triggerAsyncId)?.kind === 'promise' ? triggerAsyncId : null
}

/** V8 makes the promise of a module with top-level await while it links it, at line 1, column 1: no code has run. */
function isInstantiation(fold: Fold, operation: DraftOperation): boolean {
  if (operation.kind !== 'promise' || operation.reaction || isCommonJs(fold)) return false
  // It is done with the file once it links it: what CommonJS makes at its very beginning is made in main.
  if (!fold.run?.file.endsWith('.mjs') && top(fold) === 0) return false
  const frames = fold.sites[operation.site ?? -1]?.frames ?? []
  const [frame] = frames
  return frames.length === 1 && frame?.name === '' && frame.line === 1 && frame.column === 1
}
