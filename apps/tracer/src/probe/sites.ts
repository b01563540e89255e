import { ROW } from '../rows/rowKind.ts'
import { binding, internalModule, nodeMajor } from './internals.ts'
import {
  captureStackTrace,
  defineProperty,
  ErrorClass,
  mapGet,
  mapSet,
  ownDescriptor,
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
type Prepare = (global: typeof globalThis, error: Error, trace: CallSite[]) => unknown

/** Node frames between the hook and the user's, plus the user's own that are kept. */
const CAPTURE_FRAMES = 22
const KEPT_FRAMES = 10
const ownFile = __filename
const holder: { stack?: unknown } = {}
let capturing = false
let mainFile = ''
let mainUrl = ''
const known = new Map<string, number>()
let sites = 0

/** From now on the frames of `file`, the main module's absolute path, count as the snippet's own. */
export function beginSites(file: string): void {
  mainFile = file
  mainUrl = `file://${file}`
  sites = 0
  known.clear()
}

/** Puts the recorder before Node's own formatting of stacks. */
export function armSites(): void {
  if (nodeMajor < 12) return
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
  const last = trace[trace.length - 1]
  if (nodeMajor < 24 || last === undefined || trace.length < 3) return
  if (last.getFileName() !== 'node:internal/process/task_queues') return
  if (last.getFunctionName() === 'runMicrotask') trace.length -= 3
}

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

/** Interned id of the user's frames on the stack right now, or -1 where there are none. Never throws. */
export function captureSite(): number {
  if (!recording()) return -1
  try {
    return intern(captureTrace())
  } catch (_poisoned) {
    capturing = false
    return -1
  }
}

function captureTrace(): CallSite[] {
  const limit = ErrorClass.stackTraceLimit
  ErrorClass.stackTraceLimit = CAPTURE_FRAMES
  const trace = nodeMajor < 12 ? captureOnNode10() : capture()
  ErrorClass.stackTraceLimit = limit
  return trace
}

function capture(): CallSite[] {
  capturing = true
  captureStackTrace(holder, captureSite)
  const trace = holder.stack as CallSite[]
  capturing = false
  return trace
}

function captureOnNode10(): CallSite[] {
  const users = ownDescriptor(ErrorClass, 'prepareStackTrace')
  defineProperty(ErrorClass, 'prepareStackTrace', {
    value: (_: Error, trace: CallSite[]) => trace,
    configurable: true,
    writable: true,
  })
  captureStackTrace(holder, captureSite)
  const trace = holder.stack as CallSite[]
  if (users === undefined) delete (ErrorClass as { prepareStackTrace?: unknown }).prepareStackTrace
  else defineProperty(ErrorClass, 'prepareStackTrace', users)
  return trace
}

/** 0: Node's or V8's own, 1: the user's, 2: the recorder's. */
function owner(site: CallSite): 0 | 1 | 2 {
  const file = site.getFileName()
  if (file === ownFile) return 2
  if (typeof file !== 'string' || file === '') return site.isEval() ? 1 : 0
  return startsWith(file, '/') || startsWith(file, 'file:') ? 1 : 0
}

function intern(trace: CallSite[]): number {
  if (typeof trace !== 'object' || trace === null) return -1
  let key = ''
  let api: CallSite | null = null
  let first = -1
  const end = trace.length
  for (let i = 0; i < end; i++) {
    const site = trace[i] as CallSite
    const whose = owner(site)
    if (whose === 1) {
      if (first === -1) {
        first = i
        key = api === null ? '' : `${place(api)};`
      }
      key += `${place(site)};`
    } else if (whose === 0 && first === -1) api = site
  }
  if (first === -1) return -1
  const id = mapGet(known, key) as number | undefined
  return id ?? write(key, trace, first, api)
}

function place(site: CallSite): string {
  const position =
    site.getPosition === undefined
      ? `${site.getLineNumber()}:${site.getColumnNumber()}`
      : site.getPosition()
  return `${site.getFileName()}@${position}`
}

function write(key: string, trace: CallSite[], first: number, api: CallSite | null): number {
  const id = sites++
  mapSet(known, key, id)
  const users: CallSite[] = []
  let count = 0
  for (let i = first; i < trace.length && count < KEPT_FRAMES; i++) {
    const site = trace[i] as CallSite
    if (owner(site) !== 1 || site.isAsync?.() === true) continue
    users[count++] = site
  }
  const apiName = api === null ? null : api.getFunctionName()
  // Texts go out before the rows that name them, and frames follow their site without a gap.
  const apiText = apiName === null ? -1 : textId(apiName)
  const frames: FrameRow[] = []
  for (let i = 0; i < count; i++) frames[i] = frameRow(users[i] as CallSite)
  row(ROW.site, id, apiText, count, 0, 0)
  for (let i = 0; i < count; i++) {
    const { name, file, line, column } = frames[i] as FrameRow
    row(ROW.frame, name, file, line, column, 0)
  }
  return id
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
  return { name: textId(name), file: own ? -1 : textId(file), line, column }
}
