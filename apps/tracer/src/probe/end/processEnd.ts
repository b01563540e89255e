import { EventEmitter } from 'events'
import { types } from 'util'
import {
  MOST_ERROR_MESSAGE,
  MOST_ERROR_NAME,
  MOST_ERROR_STACK,
} from '../../rows/contract/rowLimits.ts'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { ERROR_HANDLERS, ERROR_KINDS } from '../../rows/contract/rowWords.ts'
import { hearDestroys } from '../clock/destroyCount.ts'
import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { internalModule, nodeMajor } from '../internals.ts'
import {
  apply,
  defineProperty,
  descriptor,
  ErrorClass,
  isInteger,
  ownDescriptor,
  slice,
  stringify,
  toText,
  uncurryThis,
} from '../primordials.ts'
import { essentialRow, flush, recording, row, writeText } from '../rowWriter.ts'
import { endSampling } from '../sampling/sampler.ts'
import { isOutermost, prepareOnNode10 } from '../stacks/takeFrames.ts'
import { sayStreams, sayUnwritten } from '../streams/sayStreams.ts'
import { sayUnheard } from '../streams/sayUnheard.ts'
import { className, dataText } from '../tasks/className.ts'
import { watchDomains } from '../tasks/domainRejections.ts'
import { promiseId } from '../tasks/promises.ts'
import { scheduledCount } from '../tasks/scheduled.ts'
import { drainSettled } from '../tasks/settling.ts'
import { announceExit } from './announceExit.ts'

/**
 * The decisive moments: uncaught errors (C++ calls process._fatalException), unhandled rejections, 'beforeExit' and
 * 'exit' (through process.emit), and the very end (process.reallyExit, or the return of the last 'exit' handler).
 */
type Handler = (this: unknown, ...args: unknown[]) => unknown
type ProcessInside = {
  emit: Handler
  _fatalException: Handler
  reallyExit: Handler
  exitCode?: number | string
  _exiting?: boolean
}

const UNCAUGHT = ERROR_KINDS.indexOf('uncaughtException')
const UNHANDLED_REJECTION = ERROR_KINDS.indexOf('unhandledRejection')
const REJECTION_HANDLED = ERROR_KINDS.indexOf('rejectionHandled')
const LISTENER = ERROR_HANDLERS.indexOf('listener')
const DOMAIN = ERROR_HANDLERS.indexOf('domain')
const CAPTURE_CALLBACK = ERROR_HANDLERS.indexOf('captureCallback')
const listenerCount = uncurryThis(EventEmitter.prototype.listenerCount as (name: string) => number)
const { hasUncaughtExceptionCaptureCallback } = process
/** What an emitter leaves on the error that it throws, for Node to add "Emitted 'error' event at" when it prints it. */
const emittedMark = internalModule<{ kEnhanceStackBeforeInspector?: symbol }>(
  'internal/errors',
)?.kEnhanceStackBeforeInspector
const v8StackGetter = Object.getOwnPropertyDescriptor(new Error(), 'stack')?.get
const nodesPrepare: unknown = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')?.value
let rejectedId = 0
/** Node has told of a rejection, no one took it, and `_fatalException` comes next: the promise is one of the snippet's. */
let isTold = false

/** The main module's asyncId. */
const MAIN_MODULE = 1
const target = process as unknown as ProcessInside

export function armProcessEnd(): void {
  watchEmit()
  watchFatalException()
  watchDomains((reason) => noteError(UNHANDLED_REJECTION, reason, 0, true, DOMAIN), listened)
  const { reallyExit } = target
  replace(
    target,
    'reallyExit',
    {
      reallyExit(this: unknown, ...args: unknown[]): unknown {
        end(code(args[0]))
        announceExit(args[0])
        return apply(reallyExit, this, args)
      },
    }.reallyExit,
  )
}

type Method = 'emit' | '_fatalException' | 'reallyExit'

/** Replaces a method of process without showing in `Object.keys(process)` where the original did not. */
function replace(owner: object, name: Method, value: Handler): void {
  const own = ownDescriptor(owner, name)
  defineProperty(owner, name, {
    value: impersonate(value, target[name]),
    writable: true,
    configurable: true,
    enumerable: own?.enumerable ?? false,
  })
}

/** One function for another, unless the snippet has put its own there. */
function put(name: Method, now: Handler, next: Handler): void {
  if (ownDescriptor(target, name)?.value === now)
    defineProperty(target, name, descriptor({ value: next }))
}

/** On the object that process inherits from: its own properties stay as they are. */
function watchEmit(): void {
  const { emit } = target
  const watched = {
    emit(this: unknown, ...args: unknown[]): unknown {
      if (this !== process) return applyWithRoom(2, emit, this, args)
      const name = args[0]
      if (name === 'exit') return atExit(watched.emit, emit, args)
      if (name === 'beforeExit') essentialRow(ROWS.beforeExit, code(args[1]))
      else if (name === 'unhandledRejection') atRejection(args[1], args[2])
      else if (name === 'rejectionHandled')
        noteError(REJECTION_HANDLED, undefined, idOf(args[1]), true)
      else return applyWithRoom(2, emit, this, args)
      const result = applyWithRoom(2, emit, this, args)
      listened()
      return result
    },
  }
  replace(Object.getPrototypeOf(process) as object, 'emit', watched.emit)
}

/** Without a listener Node >= 15 goes on to `_fatalException`, and that is the decisive moment. */
function atRejection(reason: unknown, promise: unknown): void {
  rejectedId = idOf(promise)
  const taken = listeners('unhandledRejection') > 0
  isTold = !taken && nodeMajor >= 15
  if (!isTold) noteError(UNHANDLED_REJECTION, reason, rejectedId, taken)
}

function idOf(promise: unknown): number {
  return typeof promise === 'object' && promise !== null ? promiseId(promise) : 0
}

let exiting = false
let fatal = false

function atExit(watched: Handler, emit: Handler, args: unknown[]): unknown {
  if (exiting) return applyWithRoom(3, emit, process, args)
  exiting = true
  drainSettled()
  // process.exit() is called by somebody; after the loop has died native code asks (EmitProcessExit).
  const byNode = isOutermost(watched)
  if (!fatal && recording()) {
    if (byNode === false) sayUnwritten()
    else {
      sayStreams()
      sayUnheard()
    }
  }
  essentialRow(ROWS.exit, code(args[1]), !fatal && byNode === false ? 1 : 0)
  const before = scheduledCount()
  const result = applyWithRoom(3, emit, process, args)
  const exitCode = readExitCode(args[1])
  end(code(exitCode))
  // Native code drains the microtasks that the listeners left.
  if (byNode === true && recording() && scheduledCount() === before) announceExit(exitCode)
  return result
}

function watchFatalException(): void {
  const { _fatalException } = target
  const watched = {
    fatalException(this: unknown, ...args: unknown[]): unknown {
      const taken = listeners('uncaughtException') > 0 || hasCaptureCallback()
      const handledBy = handlerOfUncaught()
      // Without a word before, it is the entry point's: what it awaits is the main module (runEntryPointWithESMLoader).
      if (args[1] === true)
        noteError(UNHANDLED_REJECTION, args[0], isTold ? rejectedId : MAIN_MODULE, taken, handledBy)
      else noteError(UNCAUGHT, args[0], 0, taken, handledBy)
      isTold = false
      fatal = !taken
      // V8 names a frame after the property that its function is found at: "at process._fatalException".
      put('_fatalException', watched.fatalException, _fatalException)
      const handled = applyWithRoom(2, _fatalException, this, args)
      put('_fatalException', _fatalException, watched.fatalException)
      // What was unwound is no callback any more.
      hearDestroys(false)
      fatal = false
      if (taken) listened()
      return handled
    },
  }
  replace(target, '_fatalException', watched.fatalException)
}

/** What a listener that never returns has left behind is told from what the loop waits for. */
function listened(): void {
  if (!recording()) return
  drainSettled()
  row(ROWS.listened)
  flush()
}

function noteError(
  kind: number,
  thrown: unknown,
  asyncId: number,
  handled: boolean,
  handledBy = LISTENER,
): void {
  drainSettled()
  writeText(0, describe(thrown))
  essentialRow(ROWS.error, kind, asyncId, handled ? 1 : 0, handledBy)
}

type Described = { name: string; message: string; stack: string | null; unheard?: true }

/** The error as JSON, without calling a getter of the user's. */
function describe(thrown: unknown): string {
  const name = thrown === null ? 'null' : typeof thrown
  const facts: Described = { name, message: '', stack: null }
  if ((typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function') {
    facts.name = dataText(thrown, 'name') ?? className(thrown)
    facts.message = dataText(thrown, 'message') ?? ''
    facts.stack = stackText(thrown)
    if (isUnheard(thrown)) facts.unheard = true
  } else if (typeof thrown !== 'symbol' && thrown !== null && thrown !== undefined)
    facts.message = toText(thrown)
  facts.name = slice(facts.name, 0, MOST_ERROR_NAME)
  facts.message = slice(facts.message, 0, MOST_ERROR_MESSAGE)
  if (facts.stack !== null) facts.stack = slice(facts.stack, 0, MOST_ERROR_STACK)
  return stringify(facts)
}

/** Whether an emitter threw it for want of an 'error' listener: itself, or in place of what is no Error. */
function isUnheard(thrown: object): boolean {
  if (types.isProxy(thrown)) return false
  if (emittedMark !== undefined && ownDescriptor(thrown, emittedMark) !== undefined) return true
  return ownDescriptor(thrown, 'code')?.value === 'ERR_UNHANDLED_ERROR'
}

/** V8 formats `stack` when it is first read; from Node 22 on it is an accessor of V8's own, the same for every error. */
function stackText(object: object): string | null {
  // The order matters: up to Node 20 asking for the descriptor formats the stack.
  if (formattingShows(object)) return null
  const descriptor = ownDescriptor(object, 'stack')
  if (descriptor === undefined) return null
  const value: unknown =
    descriptor.get !== undefined && descriptor.get === v8StackGetter
      ? apply(descriptor.get, object, [])
      : descriptor.value
  return typeof value === 'string' ? value : null
}

/** Formatting a stack reads name and message and may call Error.prepareStackTrace: harmless unless they are the user's. */
function formattingShows(object: object): boolean {
  const prepare: unknown = ownDescriptor(ErrorClass, 'prepareStackTrace')?.value
  if (prepare !== nodesPrepare && prepare !== prepareOnNode10) return true
  return dataText(object, 'message') === null || dataText(object, 'name') === null
}

function listeners(name: string): number {
  return listenerCount(process, name)
}

function hasCaptureCallback(): boolean {
  return hasUncaughtExceptionCaptureCallback() === true
}

/**
 * Who takes what nothing caught. A capture callback comes before all listeners; a domain is one, and a snippet cannot have
 * both (ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE). That module turns
 * `process.domain` into an accessor.
 */
function handlerOfUncaught(): number {
  if (!hasCaptureCallback()) return LISTENER
  const isDomain = ownDescriptor(process, 'domain')?.get !== undefined
  return isDomain ? DOMAIN : CAPTURE_CALLBACK
}

function readExitCode(fallback: unknown): unknown {
  const descriptor = ownDescriptor(target, 'exitCode')
  const value: unknown =
    descriptor?.get === undefined ? descriptor?.value : apply(descriptor.get, process, [])
  return value ?? fallback
}

/** An exit code as Node takes it: a number or a string of digits; what is neither counts as 0. */
function code(value: unknown): number {
  const number = typeof value === 'string' ? +value : value
  return typeof number === 'number' && isInteger(number) ? number | 0 : 0
}

let ended = false

function end(exitCode: number): void {
  if (ended) return
  ended = true
  drainSettled()
  endSampling()
  essentialRow(ROWS.end, exitCode)
}
