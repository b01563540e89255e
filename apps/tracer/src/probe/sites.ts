import { ROW } from '../rows/rowKind.ts'
import { binding, internalModule, nodeMajor } from './internals.ts'
import {
  apply,
  captureStackTrace,
  defineProperty,
  descriptor,
  ErrorClass,
  mapGet,
  mapSet,
  ownDescriptor,
  slice,
  startsWith,
} from './primordials.ts'
import { recording, row, textId } from './rowWriter.ts'

/**
 * Where in the user's source a thing was scheduled.
 *
 * V8 asks one callback of the embedder how to format a stack (Isolate::SetPrepareStackTraceCallback); Node sets it to
 * `prepareStackTraceCallback`. The recorder puts itself before it, for two ends: it takes the raw call sites of its own
 * captures, past any Error.prepareStackTrace of the snippet, and it removes its own frames from everybody's stacks.
 */
type CallSite = NodeJS.CallSite & {
  isAsync?: () => boolean
  getPosition?: () => number
  getScriptNameOrSourceURL?: () => string
}
/** Any function of the recorder's. */
type Hook = (...args: never[]) => unknown
type Prepare = (global: typeof globalThis, error: Error, trace: CallSite[]) => unknown

/** Node frames between the hook and the user's, plus the user's own that are kept. */
const CAPTURE_FRAMES = 22
const KEPT_FRAMES = 10
const ownFile = __filename
const holder: { stack?: unknown } = {}
let capturing = false
let mainFile = ''
let mainUrl = ''
const sites = new Map<string, number>()
let count = 0

/** From now on the frames of `file`, the main module's absolute path, count as the snippet's own. */
export function beginSites(file: string): void {
  mainFile = file
  mainUrl = `file://${file}`
  count = 0
  sites.clear()
  lastLength = -1
}

/** Puts the recorder before Node's own formatting of stacks. */
export function armSites(): void {
  if (nodeMajor < 12) {
    // V8 asks nobody else here. What shows is that the property is there.
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

/** As V8 formats a stack when nobody else does (ErrorUtils::FormatStackTrace), less the recorder's frames. */
export function prepareOnNode10(error: Error, trace: CallSite[]): unknown {
  if (capturing) return trace
  let text = ''
  for (let i = 0; i < trace.length; i++) {
    const site = trace[i] as CallSite
    if (!isTrace(site)) text += `\n    at ${site.toString()}`
  }
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
  if (kept !== trace.length) trace.length = kept
  dropMicrotaskScope(trace)
  return trace
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

/** A frame that would not be there without the recorder. Node 12 and 14 cannot do without their trampoline. */
function isTrace(site: CallSite): boolean {
  const file = site.getFileName()
  if (file === ownFile) return true
  return (
    nodeMajor < 16 &&
    file === 'internal/async_hooks.js' &&
    site.getFunctionName() === 'callbackTrampoline'
  )
}

/**
 * Interned id of the user's frames on the stack right now, or -1 where there are none. Never throws.
 * `below`: the hook that asks; it and what it called are left out. `look`: how many frames to take at first. Each costs V8 about 0.1 us, and most stacks end early.
 */
export function captureSite(below: Hook = captureSite, look = CAPTURE_FRAMES): number {
  return recording() ? siteOf(takeFrames(below, look), below, look) : -1
}

/** The same for frames that the hook has taken itself: each function between it and V8 costs as much as two frames more. */
export function siteOf(frames: CallSite[] | null, below: Hook, look: number): number {
  if (frames === null) return -1
  const more = look < CAPTURE_FRAMES && goesOn(frames, look)
  const trace = more ? takeFrames(below, CAPTURE_FRAMES) : frames
  return trace === null ? -1 : intern(trace)
}

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

/** Whether `hook` was called by native code with no JavaScript below it; null where that cannot be known. */
export function isOutermost(hook: Hook): boolean | null {
  const trace = takeFrames(hook, 1)
  return trace === null ? null : trace.length === 0
}

function goesOn(trace: CallSite[], look: number): boolean {
  const last = trace[look - 1]
  return last !== undefined && owner(last.getFileName(), last) !== LOADERS
}

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

const NODES = 0
const USERS = 1
const LOADERS = 2

/** Whose frame it is. Below a frame of the module loader nothing of the user's can come. */
function owner(file: string | null | undefined, site: CallSite): number {
  if (file === mainFile) return USERS
  if (file === ownFile) return NODES
  if (typeof file !== 'string' || file === '') return site.isEval() ? USERS : NODES
  if (startsWith(file, '/') || startsWith(file, 'file:')) return USERS
  return startsWith(file, 'node:internal/modules/') ? LOADERS : NODES
}

/**
 * The frames of the last capture: a loop that schedules asks for the same site again and again. What tells two captures
 * apart is a user's frame's file and position and the name of what it called. Of other frames the file is enough: asking
 * for a position costs V8 more than all the rest, and the first time it parses Node's own source for it.
 */
const NOT_COMPARED = null
/** Full from the start: writing to a hole would call a setter that the snippet has put on Array.prototype. */
const lastFiles: unknown[] = new Array(CAPTURE_FRAMES).fill(NOT_COMPARED)
const lastPlaces: unknown[] = new Array(CAPTURE_FRAMES).fill(NOT_COMPARED)
let lastLength = -1
let lastFirst = -1
let lastId = -1

function intern(trace: CallSite[]): number {
  if (!isLast(trace)) lastId = find(trace)
  return lastId
}

function isLast(trace: CallSite[]): boolean {
  if (trace.length !== lastLength) return false
  for (let i = 0; i < lastLength; i++) {
    const site = trace[i] as CallSite
    if (site.getFileName() !== lastFiles[i]) return false
    const place = lastPlaces[i]
    if (place === NOT_COMPARED) continue
    if (place !== (i < lastFirst ? site.getFunctionName() : position(site))) return false
  }
  return true
}

function find(trace: CallSite[]): number {
  let key = ''
  let first = -1
  let last = -1
  let below = false
  lastLength = trace.length
  for (let i = 0; i < lastLength; i++) {
    const site = trace[i] as CallSite
    const file = site.getFileName()
    lastFiles[i] = file
    lastPlaces[i] = NOT_COMPARED
    if (below) continue
    const whose = owner(file, site)
    if (whose === USERS) {
      if (first === -1) first = i
      last = i
      const place = position(site)
      lastPlaces[i] = place
      key += file === mainFile ? `${place};` : `${file}@${place};`
    } else below = first !== -1 && whose === LOADERS
  }
  lastFirst = first
  if (first === -1) return -1
  const called = calledAbove(first)
  const api = called < 0 ? null : (trace[called] as CallSite).getFunctionName()
  if (called >= 0) lastPlaces[called] = api
  key = `${api};${key}`
  const known = mapGet(sites, key) as number | undefined
  return known ?? write(key, trace, first, last, api)
}

/** Index of the frame of what the innermost user's frame called, past the recorder's stand-ins; -1 where there is none. */
function calledAbove(first: number): number {
  let i = first - 1
  while (i >= 0 && lastFiles[i] === ownFile) i--
  return i
}

function position(site: CallSite): unknown {
  return site.getPosition === undefined
    ? `${site.getLineNumber()}:${site.getColumnNumber()}`
    : site.getPosition()
}

function write(
  key: string,
  trace: CallSite[],
  first: number,
  last: number,
  api: string | null,
): number {
  const id = count++
  mapSet(sites, key, id)
  const users = noFrames() as CallSite[]
  let kept = 0
  for (let i = first; i <= last && kept < KEPT_FRAMES; i++) {
    const site = trace[i] as CallSite
    if (owner(site.getFileName(), site) !== USERS || site.isAsync?.() === true) continue
    users[kept++] = site
  }
  // Texts go out before the rows that name them, and frames follow their site without a gap.
  const apiText = api === null ? -1 : textId(shortName(api))
  const frames = noFrames() as FrameRow[]
  for (let i = 0; i < kept; i++) frames[i] = frameRow(users[i] as CallSite)
  row(ROW.site, id, apiText, kept, 0, 0)
  for (let i = 0; i < kept; i++) {
    const { name, file, line, column } = frames[i] as FrameRow
    row(ROW.frame, name, file, line, column, 0)
  }
  return id
}

/** KEPT_FRAMES of them, each an element of its own: a literal asks no prototype. */
function noFrames(): unknown[] {
  return [null, null, null, null, null, null, null, null, null, null]
}

type FrameRow = { name: number; file: number; line: number; column: number }

function frameRow(site: CallSite): FrameRow {
  const file = site.getFileName() ?? site.getScriptNameOrSourceURL?.() ?? '(eval)'
  const line = site.getLineNumber() ?? 0
  let column = site.getColumnNumber() ?? 0
  // Node 10 compiles "(function (exports, require, module, __filename, __dirname) { " in front of the first line.
  if (nodeMajor < 12 && line === 1 && file === mainFile && column > 62) column -= 62
  const name = site.getFunctionName() ?? ''
  const own = file === mainFile || file === mainUrl
  return { name: textId(shortName(name)), file: own ? -1 : textId(shortName(file)), line, column }
}

/** The service cuts longer ones. */
function shortName(name: string): string {
  return name.length > 256 ? slice(name, 0, 256) : name
}
