import { ROWS } from '../../rows/contract/rowTable.ts'
import { counters, loopNow, now, readCounters } from '../clock/clock.ts'
import { isClosing } from '../clock/closingHandles.ts'
import { recallHeapFlag } from '../clock/heapFlag.ts'
import { forgetMarker, isMarker } from '../clock/markerImmediate.ts'
import { notePoolUse } from '../clock/poolSize.ts'
import { calledByLoop, flushBeforeSleep } from '../clock/sleep.ts'
import { delayAsked } from '../clock/timerDelay.ts'
import { hideIds } from '../hide/hideIds.ts'
import { nodeMajor } from '../internals.ts'
import { microtaskPastCap, nextTickPastCap } from '../pastCap.ts'
import { mapDelete, mapGet, mapSet } from '../primordials.ts'
import { flush } from '../rowBuffer.ts'
import { recording, row, rowAt, textId } from '../rowWriter.ts'
import { watchStack } from '../stacks/deepStack.ts'
import {
  enter,
  executionId,
  insideReaction,
  leave,
  stackDepth,
  unwindAll,
} from '../stacks/executionStack.ts'
import { nodeDepth } from '../stacks/nodeDepth.ts'
import { captureSite, newLook } from '../stacks/sites.ts'
import { noteCryptoJob } from './cryptoJobs.ts'
import { isMadeUnref, noteHold, UNREF } from './holds.ts'
import { watchHttpParsers } from './httpParsers.ts'
import { forgetParser, noteMessages, noteParser } from './httpRequests.ts'
import {
  CRYPTO,
  PARSER,
  POOL,
  REQUEST,
  TICK,
  TIMER_OR_IMMEDIATE,
  typeKind,
  WORKER,
  ZLIB,
} from './resourceKinds.ts'
import { noteScheduled } from './scheduled.ts'
import { drainSettled } from './settling.ts'
import { watchZlib } from './zlibWork.ts'

export type TimeoutResource = { _idleTimeout: number; _repeat: number | null }
type Handle = { getAsyncId?: () => number; _parent?: Handle }
type RequestResource = { handle?: Handle }

const look = newLook()
const requests = new Map<number, { resource: RequestResource; triggerAsyncId: number }>()
/** Ids of JS timers and immediates: processTimers and processImmediate are callback scopes of their own below them. */
const kinds = new Map<number, number>()

function init(asyncId: number, type: string, triggerAsyncId: number, resource: object): void {
  watchStack()
  if (!recording()) {
    initPastCap(type)
    return
  }
  if (isMarker(asyncId, type)) return
  if (type === 'PROMISE' && nodeMajor >= 16) return
  noteScheduled()
  drainSettled()
  const kind = typeKind[type]
  if (kind === PARSER && nodeMajor >= 16) watchHttpParsers(destroy)
  else if (kind === WORKER) recallHeapFlag()
  else if (kind === POOL) notePoolUse()
  else if (kind === ZLIB) watchZlib(resource)
  else if (kind !== undefined && kind !== PARSER && kind !== CRYPTO) mapSet(kinds, asyncId, kind)
  if (kind === REQUEST)
    mapSet(requests, asyncId, { resource: resource as RequestResource, triggerAsyncId })
  const site = captureSite(init, look)
  const at = now()
  if (kind === CRYPTO) {
    noteCryptoJob(at, asyncId, type, triggerAsyncId, resource, site, init)
    return
  }
  if (type === 'PROMISE') {
    hideIds(resource)
    const parent =
      (resource as { isChainedPromise?: boolean }).isChainedPromise === true ? triggerAsyncId : 0
    rowAt(ROWS.promise, at, asyncId, triggerAsyncId, executionId(), parent, site)
    return
  }
  rowAt(ROWS.init, at, asyncId, triggerAsyncId, executionId(), textId(type), site)
  if (type === 'Timeout') timer(asyncId, resource as TimeoutResource)
  else if (kind === PARSER) noteParser(asyncId, resource)
}

function initPastCap(type: string): void {
  if (type === 'TickObject') nextTickPastCap(init)
  // Promises come here on Node < 16, which has no other way to follow them.
  else if (type === 'Microtask' || type === 'PROMISE') microtaskPastCap(init)
}

/** Details of a Timeout: when it is due, and what was asked for. */
export function timer(asyncId: number, timeout: TimeoutResource): void {
  const asked = delayAsked()
  const used = timeout._idleTimeout
  const due = loopNow() + used * 1e3
  rowAt(ROWS.timer, due, asyncId, asked.low, asked.high, used, timeout._repeat === null ? 0 : 1)
  if (isMadeUnref(timeout)) noteHold(asyncId, UNREF)
}

function before(asyncId: number): void {
  if (!recording() || isMarker(asyncId)) return
  drainSettled()
  const kind = mapGet(kinds, asyncId) as number | undefined
  rebalance(kind)
  const depth = stackDepth()
  let loopCount = -1
  let events = -1
  if (depth === 0) {
    readCounters()
    loopCount = counters.loopCount
    events = counters.events
  }
  const closing = handleClosing(asyncId, kind)
  row(ROWS.before, asyncId, depth, loopCount, events, closing ? 1 : 0)
  if (depth === 0 && kind !== TICK)
    calledByLoop(closing || kind === TIMER_OR_IMMEDIATE || kind === REQUEST)
  enter(asyncId)
  // From here user code runs and may never return: what it was must be known.
  flush()
}

/** Node's own stack says when nothing else can be running, whatever an error has unwound. */
function rebalance(kind: number | undefined): void {
  if (stackDepth() === 0) return
  const outermost = kind === undefined || kind === REQUEST ? 1 : 2
  if (nodeDepth() > outermost) return
  if (insideReaction() && kind !== TICK) return
  unwindAll()
}

function handleClosing(asyncId: number, kind: number | undefined): boolean {
  if (kind !== REQUEST) return isClosing(asyncId)
  const request = mapGet(requests, asyncId) as
    | { resource: RequestResource; triggerAsyncId: number }
    | undefined
  if (request === undefined) return false
  mapDelete(requests, asyncId)
  const handle = request.resource.handle
  if (isClosing(asyncIdOf(handle) ?? request.triggerAsyncId)) return true
  // A TLS stream has no handle of its own to close: it closes the one below it.
  const below = asyncIdOf(handle?._parent)
  return below !== undefined && isClosing(below)
}

function asyncIdOf(handle: Handle | undefined): number | undefined {
  return handle?.getAsyncId === undefined ? undefined : handle.getAsyncId()
}

function after(asyncId: number): void {
  if (!recording() || isMarker(asyncId)) return
  drainSettled()
  noteMessages(asyncId)
  row(ROWS.after, asyncId)
  leave(asyncId)
  flushBeforeSleep()
}

function destroy(asyncId: number): void {
  if (!recording() || forgetMarker(asyncId)) return
  mapDelete(kinds, asyncId)
  mapDelete(requests, asyncId)
  forgetParser(asyncId)
  row(ROWS.destroy, asyncId)
}

/** What is recorded of async resources; `armAsyncHooks` has Node call it. */
export const asyncHooks = { init, before, after, destroy }
