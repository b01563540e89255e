import { nodeMajor } from '../internals.ts'
import { startsWith } from '../primordials.ts'

/** What V8 tells of one frame of a stack. */
export type CallSite = NodeJS.CallSite & {
  isAsync?: () => boolean
  getPosition?: () => number
  getScriptNameOrSourceURL?: () => string
  /** Where the frame's function begins, 1-based: from Node 14 on. */
  getEnclosingLineNumber?: () => number | null
  getEnclosingColumnNumber?: () => number | null
}

/** The recorder is one file. */
export const ownFile = __filename
let mainFile = ''
let mainUrl = ''

/** From now on the frames of `file`, the main module's absolute path, count as the snippet's own. */
export function setMainFile(file: string): void {
  mainFile = file
  mainUrl = `file://${file}`
}

/** Whether a frame's file is the main module, by its path; by its address too where `orUrl`. */
export function isMainFile(file: string | null | undefined, orUrl = false): boolean {
  return file === mainFile || (orUrl && file === mainUrl)
}

const NODES = 0
export const USERS = 1
export const LOADERS = 2

/** Whose frame it is. Below a frame of the module loader nothing of the user's can come. */
export function owner(file: string | null | undefined, site: CallSite): number {
  if (file === mainFile) return USERS
  if (file === ownFile) return NODES
  if (typeof file !== 'string' || file === '') return site.isEval() ? USERS : NODES
  if (startsWith(file, '/') || startsWith(file, 'file:')) return USERS
  if (isLoader(file)) return LOADERS
  return isNodes(file) ? NODES : USERS
}

/**
 * Node's own files are "node:events", and before Node 16 "events.js", as what the snippet compiles by vm may be called too.
 * The parser of fetch is WebAssembly.
 */
function isNodes(file: string): boolean {
  if (nodeMajor >= 16) return startsWith(file, 'node:') || startsWith(file, 'wasm:')
  return !startsWith(file, 'evalmachine.') && !startsWith(file, 'data:')
}

/** Whether a frame's file is the module loader's. */
export function isLoader(file: unknown): boolean {
  return typeof file === 'string' && startsWith(file, 'node:internal/modules/')
}

/** A function that awaits below what runs. For Node 10 `site.isAsync?.()` becomes a call of Function.prototype.call, which the snippet may have replaced. */
export function isAsyncFrame(site: CallSite): boolean {
  return site.isAsync === undefined ? false : site.isAsync()
}
