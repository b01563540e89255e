import { ROWS } from '../../rows/contract/rowTable.ts'
import { armDestroyCount, hearDestroysAlways, othersHearDestroys } from '../clock/destroyCount.ts'
import { armRefresh } from '../clock/timerDelay.ts'
import { letResourcesBeNameless } from '../hide/namelessResources.ts'
import { armUsersHooks } from '../hide/usersHooks.ts'
import { type AsyncWrapBinding, binding, internalModule, nodeMajor } from '../internals.ts'
import { recording, row } from '../rowWriter.ts'
import { atStackEnd } from '../stacks/deepStack.ts'
import { asyncHooks, type TimeoutResource, timer } from './asyncHooks.ts'
import { noteScheduled } from './scheduled.ts'
import { UNKNOWN } from './settling.ts'

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

const asyncWrap = binding<AsyncWrapBinding>('async_wrap')
const fields = asyncWrap.async_hook_fields
const { constants } = asyncWrap

/** Begins to listen. The last thing to do before user code. */
export function armAsyncHooks(): void {
  if (nodeMajor < 16) armPublicly()
  else armQuietly()
  const kInit = constants['kInit'] as number
  const resolve = constants['kPromiseResolve'] as number
  atStackEnd(() => {
    raise(kInit, -1)
    if (nodeMajor >= 16) return
    raise(resolve, -1)
    // The snippet's own hooks of promises fall over the stack's end on plain Node too.
    if (fields[kInit] !== 0) return
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
  hook[symbols['init_symbol'] as symbol] = asyncHooks.init
  hook[symbols['before_symbol'] as symbol] = asyncHooks.before
  hook[symbols['after_symbol'] as symbol] = asyncHooks.after
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
    asyncHooks.destroy(asyncId)
    if (othersHearDestroys()) queueDestroyAsyncId(asyncId)
  }
}

/** Node < 16 has no promise hooks for JavaScript: there async_hooks must follow promises, as anybody's hooks would. */
function armPublicly(): void {
  const { init, before, after, destroy } = asyncHooks
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
