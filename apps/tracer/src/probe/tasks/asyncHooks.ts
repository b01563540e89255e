import { ROWS } from '../../rows/contract/rowTable.ts'
import { counters, loopNow, now, readCounters } from '../clock/clock.ts'
import { isClosing } from '../clock/closingHandles.ts'
import { armDestroyCount, hearDestroysAlways, othersHearDestroys } from '../clock/destroyCount.ts'
import { recallHeapFlag } from '../clock/heapFlag.ts'
import { forgetMarker, isMarker } from '../clock/markerImmediate.ts'
import { notePoolUse } from '../clock/poolSize.ts'
import { calledByLoop, flushBeforeSleep } from '../clock/sleep.ts'
import { armRefresh, delayAsked } from '../clock/timerDelay.ts'
import { letResourcesBeNameless } from '../hide/namelessResources.ts'
import { armUsersHooks } from '../hide/usersHooks.ts'
import { type AsyncWrapBinding, binding, internalModule, nodeMajor } from '../internals.ts'
import { microtaskPastCap, nextTickPastCap } from '../pastCap.ts'
import {
  defineProperty,
  descriptor,
  mapDelete,
  mapGet,
  mapSet,
  ownDescriptor,
} from '../primordials.ts'
import { flush, recording, row, rowAt, textId } from '../rowWriter.ts'
import { atStackEnd, watchStack } from '../stacks/deepStack.ts'
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
import { CRYPTO_JOBS, noteCryptoJob } from './cryptoJobs.ts'
import { isMadeUnref, noteHold, UNREF } from './holds.ts'
import { watchHttpParsers } from './httpParsers.ts'
import { forgetParser, noteMessages, noteParser } from './httpRequests.ts'
import { noteScheduled } from './scheduled.ts'
import { drainSettled, UNKNOWN } from './settling.ts'
import { watchZlib } from './zlibWork.ts'

/**
 * async_hooks from inside. The recorder puts its hook into Node's own list and raises the counts that make Node emit,
 * but leaves out what `AsyncHook.enable` does besides: the callback trampoline (frames in the user's stack traces) and
 * the promise hooks (ids on promises). See lib/internal/async_hooks.js: getHookArrays, emitInitNative, emitHook.
 */
type Internal = {
  getHookArrays: () => [object[], Uint32Array]
  symbols: Record<string, symbol>
  updatePromiseHookMode?: () => void
  enableHooks?: () => void
}
type TimeoutResource = { _idleTimeout: number; _repeat: number | null }
type Handle = { getAsyncId?: () => number; _parent?: Handle }
type RequestResource = { handle?: Handle }

const REQUESTS = ['TCPCONNECTWRAP', 'PIPECONNECTWRAP', 'WRITEWRAP', 'SHUTDOWNWRAP', 'UDPSENDWRAP']
const look = newLook()
const requests = new Map<number, { resource: RequestResource; triggerAsyncId: number }>()
/** Ids of JS timers and immediates: processTimers and processImmediate are callback scopes of their own below them. */
const kinds = new Map<number, number>()
const TIMER_OR_IMMEDIATE = 1
const TICK = 2
const REQUEST = 3
const PARSER = 4
const WORKER = 5
const POOL = 6
const ZLIB = 7
const CRYPTO = 8

const { async_id_symbol, trigger_async_id_symbol } =
  nodeMajor < 12
    ? {}
    : (internalModule<{ symbols: Record<string, symbol | undefined> }>('internal/async_hooks')
        ?.symbols ?? {})
const asyncWrap = binding<AsyncWrapBinding>('async_wrap')
const fields = asyncWrap.async_hook_fields
const { constants } = asyncWrap
/** Types whose requests and timers matter by name, in a null-prototype table: no lookup can reach user code. */
const typeKind: Record<string, number> = Object.create(null) as Record<string, number>
typeKind['Timeout'] = typeKind['Immediate'] = TIMER_OR_IMMEDIATE
typeKind['TickObject'] = TICK
for (const name of REQUESTS) typeKind[name] = REQUEST
for (const name of ['HTTPPARSER', 'HTTPINCOMINGMESSAGE', 'HTTPCLIENTREQUEST'])
  typeKind[name] = PARSER
typeKind['WORKER'] = WORKER
typeKind['ZLIB'] = ZLIB
const POOL_REQUESTS =
  'FSREQCALLBACK FSREQPROMISE FSREQWRAP FILEHANDLECLOSEREQ GETADDRINFOREQWRAP GETNAMEINFOREQWRAP'
for (const name of POOL_REQUESTS.split(' ')) typeKind[name] = POOL
for (const name of CRYPTO_JOBS.split(' ')) typeKind[name] = CRYPTO

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

function timer(asyncId: number, timeout: TimeoutResource): void {
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

/** The hooks themselves, for a rehearsal. */
export const asyncHooks = { init, before, after, destroy }

/** Begins to listen. The last thing to do before user code. */
export function armAsyncHooks(): void {
  if (nodeMajor < 16) armPublicly()
  else armQuietly()
  const init = constants['kInit'] as number
  const resolve = constants['kPromiseResolve'] as number
  atStackEnd(() => {
    raise(init, -1)
    if (nodeMajor >= 16) return
    raise(resolve, -1)
    // The snippet's own hooks of promises fall over the stack's end on plain Node too.
    if (fields[init] !== 0) return
    asyncWrap.disablePromiseHook?.()
    asyncWrap.setPromiseHooks?.()
  })
  letResourcesBeNameless(asyncHooks.init)
  armRefresh((asyncId, timeout) => {
    if (recording()) timer(asyncId, timeout as TimeoutResource)
  })
}

function armQuietly(): void {
  const internal = internalModule<Internal>('internal/async_hooks')
  if (internal === undefined) return
  const { symbols } = internal
  const hook: Record<symbol, unknown> = {}
  hook[symbols['init_symbol'] as symbol] = init
  hook[symbols['before_symbol'] as symbol] = before
  hook[symbols['after_symbol'] as symbol] = after
  internal.getHookArrays()[0].push(hook)
  for (const name of ['kInit', 'kBefore', 'kAfter']) raise(constants[name] as number)
  raise(constants['kTotals'] as number, 3)
  armDestroyCount()
  armDestroy()
  asyncWrap.setCallbackTrampoline?.()
  armUsersHooks()
}

function raise(field: number, by = 1): void {
  fields[field] = (fields[field] as number) + by
}

/**
 * Timers, immediates and nextTicks tell Node of their end through `queueDestroyAsyncId`, which queues a native
 * immediate. With the function replaced, the recorder hears at once and the loop hears nothing.
 */
function armDestroy(): void {
  const { queueDestroyAsyncId } = asyncWrap
  asyncWrap.queueDestroyAsyncId = (asyncId: number) => {
    destroy(asyncId)
    if (othersHearDestroys()) queueDestroyAsyncId(asyncId)
  }
}

/** Node < 16 has no promise hooks for JavaScript: there async_hooks must follow promises, as anybody's hooks would. */
function armPublicly(): void {
  const { createHook } = require('async_hooks') as typeof import('async_hooks')
  const hooks = {
    init,
    before,
    after,
    promiseResolve(asyncId: number): void {
      if (!recording()) return
      noteScheduled()
      row(ROWS.resolve, asyncId, UNKNOWN, -1, -1, 0)
    },
  }
  createHook(nodeMajor < 12 ? { ...hooks, destroy } : hooks).enable()
  // Only now, so that Node does not begin to track the destruction of promises.
  if (nodeMajor < 12) return
  hearDestroysAlways()
  armDestroy()
}

/** Node 14 keeps a promise's ids in two properties that console.log would show. */
function hideIds(promise: object): void {
  if (async_id_symbol === undefined || trigger_async_id_symbol === undefined) return
  for (const key of [async_id_symbol, trigger_async_id_symbol]) {
    const own = ownDescriptor(promise, key)
    if (own !== undefined) defineProperty(promise, key, descriptor({ ...own, enumerable: false }))
  }
}
