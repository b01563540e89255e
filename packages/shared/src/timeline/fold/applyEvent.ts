import type { EventOf, TraceEvent } from '../../wire/traceEvent.ts'
import { seeEvent } from '../ends/seeEvent.ts'
import { isCommonJs } from '../isCommonJs.ts'
import { settlePromise } from '../moments/readiness.ts'
import { noteRequest } from '../requests/noteRequest.ts'
import type { Fold } from './fold.ts'
import { followRegistry } from './followRegistry.ts'
import { initOperation } from './initOperation.ts'
import { mark } from './mark.ts'
import { noteListener } from './noteListener.ts'
import { noteSite, siteOf } from './noteSite.ts'
import {
  beginCallback,
  closeAll,
  closeDownTo,
  open,
  top,
  touchOpen,
  unwindOpen,
} from './openCallbacks.ts'
import { operationOf } from './operationOf.ts'
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

/** An import that fails rejects in a job of Node's loader, in which no code of the user's has run. */
function isLoadersOwn(fold: Fold, { kind, error }: EventOf<'error'>): boolean {
  const { run, callbacks } = fold
  if (run === null || isCommonJs(fold) || kind !== 'unhandledRejection') return false
  if (callbacks.some((callback) => callback.user && callback.kind !== 'main')) return false
  return error.stack !== null && !hasFrameIn(error.stack, run.file)
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
