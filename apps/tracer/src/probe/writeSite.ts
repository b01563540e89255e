import { ROW } from '../rows/rowKind.ts'
import { type CallSite, isMainFile, owner, USERS } from './callSite.ts'
import { nodeMajor } from './internals.ts'
import { slice } from './primordials.ts'
import { row, textId } from './rowWriter.ts'

/** The user's frames that are kept, innermost first. */
const KEPT_FRAMES = 10

/**
 * Writes the site `id`: the user's frames among trace[first..last], and the name of what the innermost of them called.
 * Texts go out before the rows that name them, and frames follow their site without a gap.
 */
export function writeSite(
  id: number,
  trace: CallSite[],
  first: number,
  last: number,
  api: string | null,
): void {
  const users = noFrames() as CallSite[]
  let kept = 0
  for (let i = first; i <= last && kept < KEPT_FRAMES; i++) {
    const site = trace[i] as CallSite
    if (owner(site.getFileName(), site) !== USERS || isAsync(site)) continue
    users[kept++] = site
  }
  const apiText = api === null ? -1 : textId(shortName(api))
  const frames = noFrames() as FrameRow[]
  for (let i = 0; i < kept; i++) frames[i] = frameRow(users[i] as CallSite)
  row(ROW.site, id, apiText, kept, 0, 0)
  for (let i = 0; i < kept; i++) {
    const { name, file, line, column } = frames[i] as FrameRow
    row(ROW.frame, name, file, line, column, 0)
  }
}

/** KEPT_FRAMES of them, each an element of its own: a literal asks no prototype. */
function noFrames(): unknown[] {
  return [null, null, null, null, null, null, null, null, null, null]
}

type FrameRow = { name: number; file: number; line: number; column: number }

function frameRow(site: CallSite): FrameRow {
  const file = site.getFileName() ?? sourceUrl(site) ?? '(eval)'
  const line = site.getLineNumber() ?? 0
  let column = site.getColumnNumber() ?? 0
  // Node 10 compiles "(function (exports, require, module, __filename, __dirname) { " in front of the first line.
  if (nodeMajor < 12 && line === 1 && isMainFile(file) && column > 62) column -= 62
  const name = site.getFunctionName() ?? ''
  const own = isMainFile(file, true)
  return { name: textId(shortName(name)), file: own ? -1 : textId(shortName(file)), line, column }
}

/** The service cuts longer ones. */
function shortName(name: string): string {
  return name.length > 256 ? slice(name, 0, 256) : name
}

/** For Node 10 `site.isAsync?.()` becomes a call of Function.prototype.call, which the snippet may have replaced. */
function isAsync(site: CallSite): boolean {
  return site.isAsync === undefined ? false : site.isAsync()
}

function sourceUrl(site: CallSite): string | null {
  return site.getScriptNameOrSourceURL === undefined ? null : site.getScriptNameOrSourceURL()
}
