import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Among what is installed, as it belongs to whoever may change the program itself: a folder in /tmp would belong to anybody. */
const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/loopscope', import.meta.url))
/** From the start to the first writing, ms. By then a service has loaded what it starts with. */
const LOADED_MS = 2000

/**
 * Has Node keep what it makes of the sources (types stripped, code compiled) for the next start, which takes half the time. It is
 * for modules that are loaded afterwards. Where the folder cannot be written nothing is kept, and nothing else changes. Child
 * processes are not told of it.
 */
export function keepCompiledCode(): void {
  enableCompileCache(FOLDER)
  // Node writes at an orderly end only.
  setTimeout(() => flushCompileCache(), LOADED_MS).unref()
}
