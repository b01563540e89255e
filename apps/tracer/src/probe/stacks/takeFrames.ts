import { trueLength } from '../hide/impersonatorStacks.ts'
import { hasUsersHooks, trampolineShows } from '../hide/usersHooks.ts'
import { binding, internalModule, nodeMajor } from '../internals.ts'
import {
  apply,
  captureStackTrace,
  defineProperty,
  descriptor,
  ErrorClass,
  ownDescriptor,
  startsWith,
} from '../primordials.ts'
import { type CallSite, ownFile } from './callSite.ts'

/**
 * The call sites on the stack.
 *
 * V8 asks one callback of the embedder how to format a stack (Isolate::SetPrepareStackTraceCallback); Node sets it to
 * `prepareStackTraceCallback`. The recorder puts itself before it, for two ends: it takes the raw call sites of its own
 * captures, past any Error.prepareStackTrace of the snippet, and it removes its own frames from everybody's stacks.
 */
/** Any function of the recorder's. */
export type Hook = (...args: never[]) => unknown
type Prepare = (global: typeof globalThis, error: Error, trace: CallSite[]) => unknown

/** Where AsyncLocalStorage keeps its stores, on Node >= 24. */
const contextFrame =
  nodeMajor < 26
    ? undefined
    : internalModule<{ current: () => unknown }>('internal/async_context_frame')

const holder: { stack?: unknown } = {}
let capturing = false

/** Puts the recorder before Node's own formatting of stacks. */
export function armFrames(): void {
  if (nodeMajor < 12) {
    // V8 asks no one else here. What shows is that the property is there.
    defineProperty(ErrorClass, 'prepareStackTrace', PREPARE_ON_NODE_10)
    return
  }
  const errors = internalModule<{
    prepareStackTraceCallback?: Prepare
    prepareStackTrace?: Prepare
  }>('internal/errors')
  const nodes = errors?.prepareStackTraceCallback ?? errors?.prepareStackTrace
  if (nodes === undefined) return
  binding<{ setPrepareStackTraceCallback: (f: Prepare) => void }>(
    'errors',
  ).setPrepareStackTraceCallback((global, error, trace) => {
    if (capturing) return trace
    return nodes(global, error, withoutOwn(trace))
  })
}

/** As V8 formats a stack when no one else does (ErrorUtils::FormatStackTrace), less the recorder's frames. */
export function prepareOnNode10(error: Error, trace: CallSite[]): unknown {
  if (capturing) return trace
  withoutOwn(trace)
  let text = ''
  for (let i = 0; i < trace.length; i++) text += `\n    at ${(trace[i] as CallSite).toString()}`
  return headOf(error) + text
}

const PREPARE_ON_NODE_10 = descriptor({
  value: prepareOnNode10,
  configurable: true,
  writable: true,
})

function headOf(error: Error): string {
  try {
    return apply(errorToText, error, []) as string
  } catch (_poisoned) {
    return '<error>'
  }
}

const errorToText = Error.prototype.toString

function withoutOwn(trace: CallSite[]): CallSite[] {
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

function isTrampoline(site: CallSite, file = site.getFileName()): boolean {
  return file === TRAMPOLINES_FILE && site.getFunctionName() === 'callbackTrampoline'
}

const TRAMPOLINES_FILE = `${nodeMajor < 16 ? '' : 'node:'}internal/async_hooks${nodeMajor < 16 ? '.js' : ''}`

/** The innermost `frames` call sites below a function; null where the snippet has made a stack impossible to take. */
export function takeFrames(below: Hook, frames: number): CallSite[] | null {
  // V8 takes no stack where the limit is no number; and an accessor of the snippet's must not be called.
  const limit = ownDescriptor(ErrorClass, 'stackTraceLimit')
  if (typeof limit?.value !== 'number' || limit.writable !== true) return null
  try {
    ErrorClass.stackTraceLimit = frames
    if (nodeMajor < 12) return captureOnNode10(below)
    capturing = true
    captureStackTrace(holder, below)
    const trace = holder.stack
    capturing = false
    return typeof trace === 'object' ? (trace as CallSite[] | null) : null
  } catch (_poisoned) {
    capturing = false
    return null
  } finally {
    ErrorClass.stackTraceLimit = limit.value as number
  }
}

/**
 * Whether `hook` was called by native code with no JavaScript below it but what Node calls everything through where there
 * are hooks or domains (`callbackTrampoline`, `topLevelDomainCallback`); null where that cannot be known.
 */
export function isOutermost(hook: Hook): boolean | null {
  const trace = takeFrames(hook, 3)
  if (trace === null) return null
  for (let i = 0; i < trace.length; i++) {
    const site = trace[i] as CallSite
    if (!isTrampoline(site) && !isDomains(site)) return false
  }
  return true
}

function isDomains(site: CallSite): boolean {
  return site.getFileName() === DOMAIN_FILE
}

const DOMAIN_FILE = nodeMajor < 16 ? 'domain.js' : 'node:domain'

function captureOnNode10(below: Hook): CallSite[] {
  const users = ownDescriptor(ErrorClass, 'prepareStackTrace')
  const isOurs = users?.value === prepareOnNode10
  if (!isOurs) defineProperty(ErrorClass, 'prepareStackTrace', PREPARE_ON_NODE_10)
  capturing = true
  captureStackTrace(holder, below)
  const trace = holder.stack as CallSite[]
  capturing = false
  if (isOurs) return trace
  if (users === undefined) delete (ErrorClass as { prepareStackTrace?: unknown }).prepareStackTrace
  else defineProperty(ErrorClass, 'prepareStackTrace', descriptor(users))
  return trace
}
