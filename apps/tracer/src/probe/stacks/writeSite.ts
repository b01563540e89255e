import { MOST_FRAMES, MOST_NAME_CHARACTERS } from '../../rows/contract/rowLimits.ts'
import { MAIN_FILE, NO_TEXT, type TextId } from '../../rows/contract/rowShape.ts'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { nodeMajor } from '../internals.ts'
import { calledAt, mainMentions } from '../mainSource.ts'
import { lastIndexOf, slice, startsWith } from '../primordials.ts'
import { row, textId } from '../rowWriter.ts'
import { emittedEvent } from '../streams/emitted.ts'
import { type CallSite, isAsyncFrame, isMainFile, owner, USERS } from './callSite.ts'
import { noteFrame } from './framesSeen.ts'

/** Indices in a stack: the innermost and the outermost of the user's frames, and as the names say; -1: there is none. */
type Landmarks = {
  readonly first: number
  readonly last: number
  /** What the innermost had called. */
  readonly called: number
  /** The frame of Node that emitted the event for which the outermost was called, as of `emitterBelow`. */
  readonly emitter: number
}

/**
 * Writes the site `id`: the user's frames among trace[first..last], and the name of what the innermost of them called.
 * Texts go out before the rows that name them, and frames follow their site without a gap.
 */
export function writeSite(
  id: number,
  trace: CallSite[],
  { first, last, called, emitter }: Landmarks,
  api: string | null,
): void {
  const users = noFrames() as CallSite[]
  let kept = 0
  for (let i = first; i <= last && kept < MOST_FRAMES; i++) {
    const site = trace[i] as CallSite
    if (owner(site.getFileName(), site) !== USERS || isAsyncFrame(site)) continue
    users[kept++] = site
  }
  const frames = noFrames() as FrameRow[]
  for (let i = 0; i < kept; i++) frames[i] = frameRow(users[i] as CallSite)
  const apiText =
    api === null ? NO_TEXT : textId(shortName(usersName(api, trace[called], users[0] ?? null)))
  if (emitter >= 0) writeListener(trace[last] as CallSite, emittedEvent(trace, emitter))
  row(ROWS.site, id, apiText, kept)
  for (let i = 0; i < kept; i++) {
    const { name, file, line, column } = frames[i] as FrameRow
    row(ROWS.frame, name, file, line ?? 0, column ?? 0)
  }
}

/** MOST_FRAMES of them, each an element of its own: a literal asks no prototype. */
function noFrames(): unknown[] {
  return [null, null, null, null, null, null, null, null, null, null]
}

/** The listener that an emitter of Node's called, and for which event; its site follows. */
function writeListener(listener: CallSite, event: string | null): void {
  const { file } = frameRow(listener)
  const line = listener.getEnclosingLineNumber === undefined ? 0 : listener.getEnclosingLineNumber()
  const column =
    listener.getEnclosingColumnNumber === undefined ? 0 : listener.getEnclosingColumnNumber()
  row(
    ROWS.listener,
    event === null ? NO_TEXT : textId(shortName(event)),
    file,
    line ?? 0,
    column ?? 0,
  )
}

/**
 * What the user called, in the user's own word where Node's name for it does not stand in the source: Node's functions
 * behind a getter or a wrapper have names that no one knows (eos, asyncBufferWrapper).
 */
function usersName(api: string, called: CallSite | undefined, caller: CallSite | null): string {
  const name = slice(api, lastSpaceOrDot(api) + 1)
  // A native function has its own name: `next` of an iterator stands in no source.
  if (caller === null || typeof called?.getFileName() !== 'string') return api
  // Up to Node 14 an await stands at the call whose promise it takes, below Node's own hook: it has called nothing.
  if (startsWith(name, 'promiseInitHook') || startsWith(name, 'emitInit')) return api
  // `import()` is no function: the call that stands there is one in its brackets.
  if (startsWith(name, 'importModuleDynamically')) return api
  if (!isMainFile(caller.getFileName(), true) || mainMentions(name)) return api
  const { line, column } = frameRow(caller)
  return calledAt(line, column) ?? api
}

function lastSpaceOrDot(name: string): number {
  const space = lastIndexOf(name, ' ')
  const dot = lastIndexOf(name, '.')
  return space > dot ? space : dot
}

type FrameRow = { name: TextId; file: TextId; line: number; column: number }

function frameRow(site: CallSite): FrameRow {
  const file = site.getFileName() ?? sourceUrl(site) ?? '(eval)'
  const line = site.getLineNumber() ?? 0
  let column = site.getColumnNumber() ?? 0
  // Node 10 compiles "(function (exports, require, module, __filename, __dirname) { " in front of the first line.
  if (nodeMajor < 12 && line === 1 && isMainFile(file) && column > 62) column -= 62
  const name = site.getFunctionName() ?? ''
  const own = isMainFile(file, true)
  if (own) noteFrame(line, column)
  return {
    name: textId(shortName(name)),
    file: own ? MAIN_FILE : textId(shortName(file)),
    line,
    column,
  }
}

/** The service cuts longer ones. */
function shortName(name: string): string {
  return name.length > MOST_NAME_CHARACTERS ? slice(name, 0, MOST_NAME_CHARACTERS) : name
}

function sourceUrl(site: CallSite): string | null {
  return site.getScriptNameOrSourceURL === undefined ? null : site.getScriptNameOrSourceURL()
}
