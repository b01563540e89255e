import { EventEmitter } from 'events'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { hearDestroys } from '../clock/destroyCount.ts'
import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { nodeMajor } from '../internals.ts'
import {
  apply,
  defineProperty,
  descriptor,
  isInteger,
  ownDescriptor,
  uncurryThis,
} from '../primordials.ts'
import { flush } from '../rowBuffer.ts'
import { essentialRow, recording, row } from '../rowWriter.ts'
import { endSampling } from '../sampling/sampler.ts'
import { isOutermost } from '../stacks/takeFrames.ts'
import { sayStreams, sayUnwritten } from '../streams/sayStreams.ts'
import { sayUnheard } from '../streams/sayUnheard.ts'
import { watchDomains } from '../tasks/domainRejections.ts'
import { promiseId } from '../tasks/promises.ts'
import { scheduledCount } from '../tasks/scheduled.ts'
import { drainSettled } from '../tasks/settling.ts'
import { announceExit } from './announceExit.ts'
import {
  CAPTURE_CALLBACK,
  DOMAIN,
  LISTENER,
  noteError,
  REJECTION_HANDLED,
  UNCAUGHT,
  UNHANDLED_REJECTION,
} from './noteError.ts'

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

const listenerCount = uncurryThis(EventEmitter.prototype.listenerCount as (name: string) => number)
const { hasUncaughtExceptionCaptureCallback } = process
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
