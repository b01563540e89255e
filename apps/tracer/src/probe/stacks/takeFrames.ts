import { binding, internalModule, nodeMajor } from '../internals.ts'
import {
  apply,
  captureStackTrace,
  defineProperty,
  descriptor,
  ErrorClass,
  ownDescriptor,
} from '../primordials.ts'
import type { CallSite } from './callSite.ts'
import { isTrampoline, withoutOwn } from './ownFrames.ts'

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
