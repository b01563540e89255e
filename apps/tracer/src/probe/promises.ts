import { ROW } from '../rows/rowKind.ts'
import { counters, readCounters } from './clock.ts'
import { enter, executionId, leave, stackDepth, unwindAll } from './executionStack.ts'
import { binding } from './internals.ts'
import { nodeDepth } from './nodeDepth.ts'
import { promiseIds } from './promiseIds.ts'
import { flush, recording, row } from './rowWriter.ts'
import { noteScheduled } from './scheduled.ts'
import { drainSettled, noteSettling } from './settling.ts'
import { siteOf } from './sites.ts'
import { takeFrames } from './takeFrames.ts'
import { whenLoaded } from './whenLoaded.ts'

/**
 * Promises on Node >= 16, through V8's promise hooks (Context::SetPromiseHooks): unlike async_hooks they leave promises
 * without ids and symbols, so that console.log(promise) and executionAsyncId() say what they say without a recorder.
 * The recorder numbers promises by itself: -1, -2, -3, ...
 */
type Init = (promise: object, parent?: object) => void
type Heard = (promise: object) => void
type AsyncWrap = {
  setPromiseHooks: (init: Init, before: Heard, after: Heard, settled: Heard) => void
}
type PromiseHooks = {
  createHook: (hooks: { init: Init; before: Heard; after: Heard; settled: Heard }) => unknown
}
/** then or the like, the user's function, and what called it. */
const FIRST_LOOK = 3
let count = 0

/** The recorder's id of a promise; 0 for one made before the recorder began. */
export const promiseId: (promise: object) => number = promiseIds.get

/** The hooks themselves, for a rehearsal; `forget` starts the numbering anew. */
export const promiseHooks = {
  init,
  before,
  after,
  settled,
  forget(): void {
    count = 0
  },
}

/**
 * Begins to follow promises. V8 has one set of hooks; Node shares it out in lib/internal/promise_hooks.js, which nothing
 * has loaded until the snippet asks for hooks of its own. Then ours are the first that it knows of.
 */
export function armPromises(): void {
  binding<AsyncWrap>('async_wrap').setPromiseHooks(init, before, after, settled)
  whenLoaded<PromiseHooks>('internal/promise_hooks', ({ createHook }) =>
    createHook({ init, before, after, settled }),
  )
}

function init(promise: object, parent?: object): void {
  if (!recording()) return
  noteScheduled()
  drainSettled()
  const id = --count
  promiseIds.set(promise, id)
  const parentId = parent === undefined ? 0 : promiseId(parent)
  const execution = executionId()
  const site = siteOf(takeFrames(init, FIRST_LOOK), init, FIRST_LOOK)
  row(ROW.promise, id, parentId === 0 ? execution : parentId, execution, parentId, site)
}

function before(promise: object): void {
  if (!recording()) return
  drainSettled()
  const id = promiseId(promise)
  // Reactions are drained when nothing else runs: what is still on the stack was left there by an error, or is main.
  if (stackDepth() > 0 && nodeDepth() <= 1) unwindAll()
  const depth = stackDepth()
  if (depth === 0) readCounters()
  row(
    ROW.before,
    id,
    depth,
    depth === 0 ? counters.loopCount : -1,
    depth === 0 ? counters.events : -1,
    0,
  )
  enter(id)
  flush()
}

function after(promise: object): void {
  if (!recording()) return
  drainSettled()
  const id = promiseId(promise)
  row(ROW.after, id, 0, 0, 0, 0)
  leave(id)
}

function settled(promise: object): void {
  if (!recording()) return
  noteScheduled()
  noteSettling(promise, promiseId(promise))
}
