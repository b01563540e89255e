import { impersonate } from '../hide/impersonate.ts'
import { apply, defineProperty, descriptor, ownDescriptor } from '../primordials.ts'
import { pauseRows, resumeRows } from '../rowWriter.ts'
import { drainSettled } from '../tasks/settling.ts'

type Run = (this: unknown, ...args: unknown[]) => unknown
type Script = { prototype: Record<string, Run> }

/** A source without these ends no script before its time. */
const ENDS_SCRIPTS = /\bvm\b[\s\S]*\b(timeout|breakOnSigint)\b/

/**
 * A script of node:vm with a `timeout` or `breakOnSigint` is ended by an exception that runs no `catch` and no `finally`. It
 * may end a hook of the recorder half way, with Error.stackTraceLimit as the hook had set it. So the hooks do nothing while
 * such a script runs: what it schedules has no rows, and what it prints has no line.
 *
 * An impersonator costs the stacks of another context a frame, as their limit is that context's own. So there is one only where
 * `source`, the snippet, speaks of time limits.
 */
export function armTimedScripts(source: string): void {
  // Most sources do not, and the first use of an expression costs V8 as much as all the rest here.
  if (!source.includes('vm') || !ENDS_SCRIPTS.test(source)) return
  const { prototype } = (require('vm') as { Script: Script }).Script
  replaceMethod(prototype, 'runInThisContext', 0)
  // runInNewContext calls this one.
  replaceMethod(prototype, 'runInContext', 1)
}

function replaceMethod(owner: Record<string, Run>, name: string, options: number): void {
  const original = owner[name]
  if (original === undefined) return
  const impersonators = {
    run(this: unknown, ...args: unknown[]): unknown {
      if (!canBeEnded(args[options])) return apply(original, this, args)
      drainSettled()
      pauseRows()
      try {
        return apply(original, this, args)
      } finally {
        resumeRows()
      }
    },
  }
  const own = ownDescriptor(owner, name)
  defineProperty(
    owner,
    name,
    descriptor({ ...own, value: impersonate(impersonators.run, original) }),
  )
}

/** Without calling a getter of the snippet's. */
function canBeEnded(options: unknown): boolean {
  if (typeof options !== 'object' || options === null) return false
  return (
    ownDescriptor(options, 'timeout')?.value !== undefined ||
    ownDescriptor(options, 'breakOnSigint')?.value === true
  )
}
