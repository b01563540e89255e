import { recallHeapFlag } from './heapFlag.ts'
import { builtinModuleClass, nodeMajor } from './internals.ts'
import { defineProperty, descriptor, ownDescriptor } from './primordials.ts'
import { setV8Flag } from './setV8Flag.ts'

const FLAG = nodeMajor < 20 ? 'scavenge-task' : 'minor-gc-task'
let letRun = false
let settled = false

/**
 * V8 posts a task to collect young garbage when its space is four fifths full (MinorGCJob). The recorder's own garbage
 * would bring that task forward, and Node runs such tasks in poll, in a callback scope that drains what a survived error
 * has left in the nextTick queue: before the immediates instead of after them. Without the task V8 collects when the
 * space is full, as it does anyway where nothing is left of it.
 */
export function stopGcTasks(): void {
  letRun = false
  if (nodeMajor >= 16) setV8Flag(`--no-${FLAG}`)
}

/**
 * V8 takes the code cache that Node has of its own modules only under the flags under which it was built
 * (FlagList::Hash): `require('http')` takes 11 ms instead of 3 without it. So the tasks are let run when Node is about to
 * load a module of its own, which begins by looking this method up (lib/internal/bootstrap/realm.js; a function in its
 * place would be one more frame of the stacks taken meanwhile), until the recorder next hears of something.
 */
export function letTasksRunWhileLoading(): void {
  const prototype = builtinModuleClass()?.prototype
  if (prototype === undefined || nodeMajor < 16) return
  const own = ownDescriptor(prototype, 'compileForInternalLoader')
  const compile = own?.value as unknown
  const looked = {
    get(this: typeof prototype): unknown {
      if (!settled && !letRun && !this.loaded && !this.loading) {
        letRun = true
        setV8Flag(`--${FLAG}`)
      }
      return compile
    },
  }
  const { configurable = true, enumerable = false } = own ?? {}
  defineProperty(
    prototype,
    'compileForInternalLoader',
    descriptor({ configurable, enumerable, get: looked.get }),
  )
}

/**
 * Threads share the flags, and a Worker that starts has a heap to make and modules to load (35 ms, and 70 without their
 * cache). Once it has come to the recorder it stops the tasks again.
 */
export function letWorkerStart(): void {
  recallHeapFlag()
  if (nodeMajor >= 16 && !settled) setV8Flag(`--${FLAG}`)
}

/** From now on the flags change for no module and for no Worker. */
export function settleFlags(): void {
  settled = true
  recallHeapFlag()
}

/** Something has happened since: what was loaded is loaded. */
export function endLoading(): void {
  if (letRun) stopGcTasks()
}
