import type { EventOf, TraceEvent } from '../../wire/traceEvent.ts'
import { seeEvent } from '../ends/live.ts'
import { isCommonJs } from '../isCommonJs.ts'
import { linkReaction, noteWrapper, settlePromise } from '../moments/readiness.ts'
import { noteRequest } from '../requests/noteRequest.ts'
import type { CallbackIndex } from '../timeline.ts'
import type { DraftOperation, Fold, Mark } from './fold.ts'
import { groupOperation } from './groupOperations.ts'
import { noteListener } from './noteListener.ts'
import {
  beginCallback,
  closeAll,
  closeDownTo,
  followRegistry,
  open,
  top,
  touchOpen,
  unwindOpen,
} from './openCallbacks.ts'
import { operationKind } from './operationKind.ts'
import { hasFrameIn } from './stackFrames.ts'

/**
 * Takes one event into the fold: pairs before with after, finds who scheduled what, and leaves a mark for each thing
 * that may become a step. `turn`: of the loop, for a check mark. Never throws, whatever the order: the recording comes
 * from a stranger's process.
 */
export function applyEvent(fold: Fold, event: TraceEvent, turn: number | null): void {
  const index = fold.events++
  seeEvent(fold.live, event)
  if ('at' in event && event.at > fold.lastAt) fold.lastAt = event.at
  const at = fold.lastAt
  followRegistry(fold, event, index)
  const { returned } = fold
  if (event.type !== 'destroy') fold.returned = null
  switch (event.type) {
    case 'run':
      fold.run = event
      return
    case 'site':
      noteSite(fold, event)
      return
    case 'main':
      if (fold.callbacks.length === 0) {
        open(fold, 'main', { asyncId: 1, operation: null, queue: null, index, at, parent: null })
        mark(fold, 'main', index)
      }
      return
    case 'init':
      initOperation(fold, event, index, at)
      return
    case 'timer':
      armTimer(fold, event, index)
      return
    case 'before':
      beginCallback(fold, event, index)
      return
    case 'after':
      fold.returned = closeDownTo(fold, event.asyncId, index)
      return
    case 'destroy':
      destroyOperation(fold, event.asyncId, index, at)
      return
    case 'promiseResolve':
      settlePromise(fold, event, index)
      return
    case 'check': {
      const idle = event.idle === null ? null : event.idle - (fold.idle ?? 0)
      fold.idle = event.idle
      mark(fold, 'check', index, turn, idle)
      return
    }
    case 'output':
      // What Node itself warns of while it loads a module is printed without a site.
      if (event.observed && (event.site !== null || top(fold) !== 0)) {
        noteListener(fold, siteOf(fold, event.site))
        touchOpen(fold)
      }
      fold.outputs.push(event)
      mark(fold, 'output', index, fold.outputs.length - 1)
      return
    case 'error': {
      const thrower = event.kind === 'uncaughtException' ? (top(fold) ?? returned) : top(fold)
      const threw = fold.callbacks[thrower ?? -1]
      if (threw !== undefined && thrower === returned) threw.user = threw.threw = true
      if (!isLoadersOwn(fold, event)) touchOpen(fold)
      if (event.kind === 'uncaughtException') unwindOpen(fold)
      fold.errors.push(event)
      mark(fold, 'error', index, fold.errors.length - 1, null, thrower)
      return
    }
    case 'beforeExit':
    case 'exit': {
      if (event.type === 'beforeExit' || !event.explicit) closeAll(fold, index)
      const more = { asyncId: 0, operation: null, queue: null, index, at, parent: top(fold) }
      const { index: callback } = open(fold, 'exit', more)
      if (event.type === 'exit') fold.exit ??= { event, callback }
      mark(fold, event.type, index, null, event.code)
      return
    }
    case 'poolSize':
      fold.poolSize ??= event.size
      return
    case 'poolWork': {
      const operation = operationOf(fold, event.asyncId)
      if (operation !== null) fold.poolWorks.push({ operation: operation.index, at })
      return
    }
    case 'request':
    case 'requestMoment':
      noteRequest(fold, event)
      return
    case 'unheard':
      fold.unheard.push(event)
      return
    case 'stream':
    case 'streamPipe':
    case 'streamWait':
    case 'streamFunction':
      fold.streamsLeft.push(event)
      return
    case 'end':
      fold.ended = true
      return
    case 'truncated':
      // No one will say when they return.
      fold.truncated = true
      fold.truncatedEvent ??= index
      fold.open.length = 0
      return
    case 'hold': {
      const held = operationOf(fold, event.asyncId)
      if (held === null) return
      if (event.state === 'closed') held.closing = true
      fold.holds.push({ operation: held.index, at, state: event.state })
      return
    }
    case 'listened':
    case 'pastCap':
      return
    case 'outcome':
      fold.outcome = event.outcome
      fold.truncated ||= event.truncated
      mark(fold, 'end', index)
      return
    default:
      event satisfies never
  }
}

/** Notes that something happened now, in the callback that is running or in another that is given. */
export function mark(
  fold: Fold,
  type: Mark['type'],
  event: number,
  subject: number | null = null,
  value: number | null = null,
  callback: CallbackIndex | null = top(fold),
): void {
  const running = fold.callbacks[callback ?? -1]
  if (running !== undefined && type !== 'check') running.seenAt = fold.lastAt
  fold.marks.push({ type, event, at: fold.lastAt, callback, subject, value })
}

function initOperation(fold: Fold, event: EventOf<'init'>, index: number, at: number): void {
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

/** An import that fails rejects in a job of Node's loader, in which no code of the user's has run. */
function isLoadersOwn(fold: Fold, { kind, error }: EventOf<'error'>): boolean {
  const { run, callbacks } = fold
  if (run === null || isCommonJs(fold) || kind !== 'unhandledRejection') return false
  if (callbacks.some((callback) => callback.user && callback.kind !== 'main')) return false
  return error.stack !== null && !hasFrameIn(error.stack, run.file)
}

/** Node 14 does not tell parents; but a reaction is triggered by its parent, and a new promise by who makes it. */
function promiseParent(fold: Fold, event: EventOf<'init'>): number | null {
  const { parent = null, triggerAsyncId } = event
  if (parent !== null || event.asyncId < 0 || triggerAsyncId === event.executionAsyncId)
    return parent
  return operationOf(fold, triggerAsyncId)?.kind === 'promise' ? triggerAsyncId : null
}

function noteSite(fold: Fold, event: EventOf<'site'>): void {
  const { site, frames, listener } = event
  if (site > fold.sites.length) return
  const api = event.api !== null && NOT_CALLED.test(event.api) ? null : event.api
  const key = `${api} ${frames.map(({ file, line, column }) => `${file}:${line}:${column}`).join()}`
  const place = fold.placeBySite.get(key) ?? site
  fold.placeBySite.set(key, place)
  fold.places[site] = place
  fold.sites[site] = { api, frames, listener }
}

/** Frames of Node's hooks, which no user calls: an await up to Node 14, and what native code makes. */
const NOT_CALLED = /^(?:promiseInitHook|emitInit)/

/** Null too where only frames of awaiting functions were found: those are not running. */
function siteOf(fold: Fold, site: number | null): number | null {
  return site !== null && (fold.sites[site]?.frames.length ?? 0) > 0 ? site : null
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

function armTimer(fold: Fold, event: EventOf<'timer'>, index: number): void {
  const operation = operationOf(fold, event.asyncId)
  if (operation === null) return
  const first = operation.dueAt === null
  operation.repeat = event.repeat
  if (first) {
    operation.delayAsked = event.delayAsked
    operation.delayUsed = event.delayUsed
    operation.dueAt = event.dueAt
    operation.readyAt = event.dueAt
  } else mark(fold, 'armed', index, operation.index, event.dueAt)
}

function destroyOperation(fold: Fold, asyncId: number, index: number, at: number): void {
  const operation = operationOf(fold, asyncId)
  if (operation === null || operation.doneAt !== null) return
  operation.doneAt = at
  const clearable = operation.kind === 'timer' || operation.kind === 'immediate'
  operation.cancelled = clearable && (operation.runs.length === 0 || operation.repeat)
  mark(fold, 'destroy', index, operation.index)
}

function operationOf(fold: Fold, asyncId: number): DraftOperation | null {
  const index = fold.byAsyncId.get(asyncId)
  return index === undefined ? null : (fold.operations[index] ?? null)
}
