import { binding, nodeMajor } from '../internals.ts'
import { lineStart, mainMentions } from '../mainSource.ts'
import { indexOf, slice, startsWith } from '../primordials.ts'
import { type CallSite, isAsyncFrame, ownFile } from '../stacks/callSite.ts'

/**
 * Which event a listener of the user's was called for, by the stack that it stands on: below it Node's own emitters, and
 * below those the line of Node that emitted. Node's source, which Node carries with it, names the event on that line
 * (`server.emit('request', req, res)` in lib/_http_server.js), on every version in its own words.
 */
const NODE = nodeMajor < 16 ? '' : 'node:'
const JS = nodeMajor < 16 ? '.js' : ''
/** Files whose frames lie between an emitting line and a listener. */
const EMITTERS = table(['events', 'internal/event_target', 'domain'])
/** And those that only pass a call on: AsyncResource.bind and the like. */
const PASSING = table([
  'async_hooks',
  'internal/async_hooks',
  'internal/async_local_storage/async_hooks',
  'internal/async_local_storage/async_context_frame',
])
/** Node's functions there make their event first and then dispatch it; these are the only ones of theirs. */
const BY_FILE: Record<string, string> = Object.create(null) as Record<string, string>
BY_FILE[`${NODE}internal/abort_controller${JS}`] = 'abort'
BY_FILE[`${NODE}internal/perf/performance${JS}`] = 'resourcetimingbufferfull'

function table(ids: string[]): Record<string, true> {
  const files = Object.create(null) as Record<string, true>
  for (const id of ids) files[`${NODE}${id}${JS}`] = true
  return files
}

/**
 * Index in the stack of Node's frame whose emitter called the user's outermost frame, trace[last]; the length of the
 * stack where native code called the emitter. -1: no emitter did.
 */
export function emitterBelow(trace: CallSite[], last: number): number {
  let emitted = false
  let i = last + 1
  for (; i < trace.length; i++) {
    const file = (trace[i] as CallSite).getFileName()
    if (typeof file !== 'string') return -1
    if (EMITTERS[file] === true) emitted = true
    else if (PASSING[file] !== true && file !== ownFile) break
  }
  return emitted && !isAsyncFrame(trace[last] as CallSite) ? i : -1
}

/** The event that Node's frame trace[at] emits; null where its source does not name one there. */
export function emittedEvent(trace: CallSite[], at: number): string | null {
  const site = trace[at]
  const file = site?.getFileName()
  if (site === undefined || typeof file !== 'string') return null
  if (file === MESSAGES_FILE) return messageEvent()
  const text = textAt(site, file)
  // A Worker hands on both events of its port.
  if (file === WORKER_FILE && startsWith(text, 'emit(event')) return messageEvent()
  if (startsWith(text, 'dispatchEvent(')) return BY_FILE[file] ?? dispatched(text, trace[at + 1])
  return nameIn(text, 'emit(')
}

/** What Node's own code dispatches: the event is made in the call, or before `fireEvent` of its fetch and WebSocket. */
function dispatched(text: string, caller: CallSite | undefined): string | null {
  if (startsWith(text, 'dispatchEvent(new MessagePortCloseEvent(')) return 'close'
  // Of a BroadcastChannel, whose handle hands on both events as `emitMessage` does.
  if (startsWith(text, 'dispatchEvent(new MessageEvent(type')) return messageEvent()
  if (startsWith(text, 'dispatchEvent(lazyMessageEvent(type')) return messageEvent()
  return caller === undefined ? null : nameIn(textAt(caller), 'fireEvent(')
}

/** `emitMessage` there dispatches 'message' and 'messageerror' alike. */
const MESSAGES_FILE = `${NODE}internal/per_context/messageport${JS}`
const WORKER_FILE = `${NODE}internal/worker${JS}`

function messageEvent(): string | null {
  return mainMentions('messageerror') ? null : 'message'
}

type Sources = Record<string, unknown>
let sources: Sources | null = null

/** Node's source of the file, as it carries it with it; undefined where it has none. */
function sourceOf(file: string): unknown {
  sources ??=
    nodeMajor < 20 ? binding<Sources>('natives') : binding<{ natives: Sources }>('builtins').natives
  return sources[slice(file, NODE.length, file.length - JS.length)]
}

/** What stands at the frame's place in Node's source: V8 gives that of the name that is called. */
function textAt(site: CallSite, file: unknown = site.getFileName()): string {
  const source = typeof file === 'string' ? sourceOf(file) : undefined
  if (typeof source !== 'string') return ''
  const start = startOf(site, source)
  return slice(source, start, start + MOST_CHARACTERS)
}

/** V8 asked for a line counts all lines of the file, for half a millisecond. Node 10 compiles more in front of them. */
function startOf(site: CallSite, source: string): number {
  if (nodeMajor >= 12 && site.getPosition !== undefined) return site.getPosition()
  return lineStart(source, site.getLineNumber() ?? 0) + (site.getColumnNumber() ?? 0) - 1
}

const MOST_CHARACTERS = 120

/** The string that is the first argument of a call, at the beginning of the text; null where it is something else. */
function nameIn(text: string, call: string): string | null {
  if (!startsWith(text, call)) return null
  let start = call.length
  while (text[start] === ' ' || text[start] === '\n') start++
  const quote = text[start]
  if (quote !== "'" && quote !== '"') return null
  const end = indexOf(text, quote, start + 1)
  return end < 0 ? null : slice(text, start + 1, end)
}
