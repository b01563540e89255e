import { setAdd, setDelete, startsWith } from '../primordials.ts'
import { isLoader } from '../stacks/callSite.ts'
import { innermostFile } from '../stacks/sites.ts'

/**
 * The promises of modules that are being evaluated. SourceTextModule::Evaluate of V8 rejects its own one while the error
 * of the module's body is still pending in the isolate (since V8 12, in Node >= 22), and no other promise is settled like
 * that. Any native function that a hook calls at that moment throws that error once more, into the hook: V8 reports it as
 * uncaught. So nothing but JavaScript on the recorder's own variables may run there.
 */
const evaluations = new Set<number>()
let count = 0

/**
 * Notes the promise `asyncId`, which is being made just now, if it may be one of a module: made by native code that the
 * loader or node:vm called. The async functions of those are taken for one too. Called after `siteOf`.
 */
export function noteEvaluation(asyncId: number, sawStack: boolean): void {
  if (sawStack && !evaluates(innermostFile())) return
  setAdd(evaluations, asyncId)
  count++
}

/** Whether the promise is one of those. Asks once: a promise settles once. Calls nothing native. */
export function takeEvaluation(asyncId: number): boolean {
  if (count === 0 || !setDelete(evaluations, asyncId)) return false
  count--
  return true
}

function evaluates(file: unknown): boolean {
  return isLoader(file) || (typeof file === 'string' && startsWith(file, 'node:internal/vm'))
}
