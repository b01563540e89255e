import type { Fold } from './fold/fold.ts'

/**
 * Whether the snippet is a CommonJS module, as far as the recording has come: then its code runs in main. Node takes a
 * .js file as an ES module for what stands in it (detect-module, since Node 20.19 and 22.7); its code runs in a promise
 * job, and main does nothing of the user's. TypeScript is either.
 */
export function isCommonJs({ run, mainActed }: Fold): boolean {
  return run === null || (mainActed && !run.file.endsWith('.mjs'))
}
