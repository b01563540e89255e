import { ROWS } from '../../rows/contract/rowTable.ts'
import { counters, readCounters } from '../clock/clock.ts'
import { flushAfterDrain } from '../clock/sleep.ts'
import { binding } from '../internals.ts'
import { microtaskPastCap } from '../pastCap.ts'
import { flush } from '../rowBuffer.ts'
import { recording, row } from '../rowWriter.ts'
import { atStackEnd, watchStackOfPromise } from '../stacks/deepStack.ts'
import { enter, executionId, leave, stackDepth, unwindAll } from '../stacks/executionStack.ts'
import { nodeDepth } from '../stacks/nodeDepth.ts'
import { newLook, siteOf } from '../stacks/sites.ts'
import { takeFrames } from '../stacks/takeFrames.ts'
import { noteEvaluation, takeEvaluation } from './moduleEvaluations.ts'
import { promiseIds } from './promiseIds.ts'
import { noteScheduled } from './scheduled.ts'
import { deferSettling, drainSettled, noteSettling } from './settling.ts'

/**
 * Promises on Node >= 16, through V8's promise hooks (Context::SetPromiseHooks): unlike async_hooks they leave promises
 * without ids and symbols, so that console.log(promise) and executionAsyncId() say what they say without a recorder.
 * The recorder numbers promises by itself: -1, -2, -3, ...
 */
type Init = (promise: object, parent?: object) => void
type Heard = (promise: object) => void
type Hooks = [
  init?: Init | undefined,
  before?: Heard | undefined,
  after?: Heard | undefined,
  settled?: Heard | undefined,
]
type AsyncWrap = { setPromiseHooks: (...hooks: Hooks) => void }
/** then or the like, the user's function, and what called it. */
const look = newLook(3)
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
 * Begins to follow promises. V8 has one set of hooks, and Node shares it out among the snippet's in
 * lib/internal/promise_hooks.js, which takes this function when the snippet first asks for one. Ours are none of those
 * that it knows of: it calls a single hook directly, and several from a function of its own, which stacks show.
 */
export function armPromises(): void {
  const asyncWrap = binding<AsyncWrap>('async_wrap')
  const { setPromiseHooks } = asyncWrap
  setPromiseHooks(init, before, after, settled)
  let theirs: Hooks = []
  asyncWrap.setPromiseHooks = (theirInit, theirBefore, theirAfter, theirSettled) => {
    theirs = [theirInit, theirBefore, theirAfter, theirSettled]
    setPromiseHooks(
      theirInit === undefined ? init : initOf(theirInit),
      withTheirs(before, theirBefore),
      withTheirs(after, theirAfter),
      withTheirs(settled, theirSettled),
    )
  }
  atStackEnd(() => setPromiseHooks(theirs[0], theirs[1], theirs[2], theirs[3]))
}

function initOf(theirs: Init): Init {
  return (promise, parent) => {
    init(promise, parent)
    theirs(promise, parent)
  }
}

function withTheirs(ours: Heard, theirs: Heard | undefined): Heard {
  if (theirs === undefined) return ours
  return (promise) => {
    ours(promise)
    theirs(promise)
  }
}

function init(promise: object, parent?: object): void {
  watchStackOfPromise()
  if (!recording()) {
    microtaskPastCap(init)
    return
  }
  noteScheduled()
  drainSettled()
  const id = --count
  promiseIds.set(promise, id)
  const parentId = parent === undefined ? 0 : promiseId(parent)
  const execution = executionId()
  const frames = takeFrames(init, look.frames)
  const site = siteOf(frames, init, look)
  if (parent === undefined) noteEvaluation(id, frames !== null)
  row(ROWS.promise, id, parentId === 0 ? execution : parentId, execution, parentId, site)
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
    ROWS.before,
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
  row(ROWS.after, id)
  leave(id)
  flushAfterDrain()
}

function settled(promise: object): void {
  if (!recording()) return
  noteScheduled()
  const id = promiseId(promise)
  if (takeEvaluation(id)) deferSettling(promise, id)
  else noteSettling(promise, id)
}
