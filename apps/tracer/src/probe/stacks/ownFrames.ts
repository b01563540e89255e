import { trueLength } from '../hide/impersonatorStacks.ts'
import { hasUsersHooks, trampolineShows } from '../hide/usersHooks.ts'
import { internalModule, nodeMajor } from '../internals.ts'
import { startsWith } from '../primordials.ts'
import { type CallSite, ownFile } from './callSite.ts'

/** Where AsyncLocalStorage keeps its stores, on Node >= 24. */
const contextFrame =
  nodeMajor < 26
    ? undefined
    : internalModule<{ current: () => unknown }>('internal/async_context_frame')

/** The same call sites, less those that only the recorder, or what it makes Node do, has put there. Changes the array. */
export function withoutOwn(trace: CallSite[]): CallSite[] {
  let kept = 0
  for (let i = 0; i < trace.length; i++) {
    const site = trace[i] as CallSite
    if (isTrace(site)) continue
    trace[kept++] = site
  }
  const length = trueLength(trace.length, kept, hiddenByNode(trace, kept))
  if (length !== trace.length) trace.length = length
  dropMicrotaskScope(trace)
  dropStreamScope(trace)
  return trace
}

/** How many of the first frames Node leaves out: up to the outermost of the functions that it has named so (hideStackFrames). */
function hiddenByNode(trace: CallSite[], kept: number): number {
  if (nodeMajor >= 20) return 0
  let hidden = kept
  while (hidden > 0 && !isHidden(trace[hidden - 1] as CallSite)) hidden--
  return hidden
}

function isHidden(site: CallSite): boolean {
  const name = site.getFunctionName()
  return name !== null && startsWith(name, '__node_internal_')
}

/**
 * Node >= 24 hands a microtask straight to V8 unless hooks are enabled (lib/internal/process/task_queues.js:
 * queueMicrotask); then it runs inside runMicrotask > runInAsyncScope > an arrow function.
 */
function dropMicrotaskScope(trace: CallSite[]): void {
  if (nodeMajor < 24) return
  for (let i = trace.length - 1; i >= 2; i--) {
    const site = trace[i] as CallSite
    if (site.getFileName() !== 'node:internal/process/task_queues') continue
    if (site.getFunctionName() !== 'runMicrotask') continue
    for (let below = i + 1; below < trace.length; below++)
      trace[below - SCOPE_FRAMES] = trace[below] as CallSite
    trace.length -= SCOPE_FRAMES
    return
  }
}

const SCOPE_FRAMES = 3

/**
 * Node >= 26 binds the callback of `finished`, and of all that uses it, to an AsyncResource where there are hooks or a store of
 * AsyncLocalStorage's (lib/internal/streams/end-of-stream.js): two frames more between the callback and the stream.
 */
function dropStreamScope(trace: CallSite[]): void {
  if (nodeMajor < 26) return
  for (let i = trace.length - 2; i >= 0; i--) {
    const site = trace[i] as CallSite
    if (site.getFileName() !== 'node:async_hooks') continue
    if ((trace[i + 1] as CallSite).getFileName() !== 'node:internal/streams/end-of-stream') continue
    if (site.getMethodName() !== 'runInAsyncScope' || !wouldNotBind()) continue
    for (let below = i + 2; below < trace.length; below++)
      trace[below - 2] = trace[below] as CallSite
    trace.length -= 2
  }
}

function wouldNotBind(): boolean {
  return !hasUsersHooks() && contextFrame?.current() === undefined
}

/**
 * A frame that would not be there without the recorder. Node 12 and 14 cannot do without their trampoline; a later one has
 * it from the snippet's hooks, and would not call by it for some of them.
 */
function isTrace(site: CallSite): boolean {
  const file = site.getFileName()
  if (file === ownFile) return true
  return isTrampoline(site, file) && (nodeMajor < 16 || !trampolineShows())
}

/** What Node calls everything through where there are hooks. */
export function isTrampoline(site: CallSite, file = site.getFileName()): boolean {
  return file === TRAMPOLINES_FILE && site.getFunctionName() === 'callbackTrampoline'
}

const TRAMPOLINES_FILE = `${nodeMajor < 16 ? '' : 'node:'}internal/async_hooks${nodeMajor < 16 ? '.js' : ''}`
