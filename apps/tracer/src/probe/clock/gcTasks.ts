import { type BuiltinModule, builtinModuleClass, nodeMajor } from '../internals.ts'
import { defineProperty, descriptor, ownDescriptor } from '../primordials.ts'
import { setV8Flag } from '../setV8Flag.ts'

const FLAG = nodeMajor < 20 ? 'scavenge-task' : 'minor-gc-task'

/**
 * V8 posts a task to collect young garbage when its space is four fifths full (MinorGCJob). The recorder's own garbage
 * would bring that task forward, and Node runs such tasks in poll, in a callback scope that drains what a survived error
 * has left in the nextTick queue: before the immediates instead of after them. Without the task V8 collects when the
 * space is full, as it does anyway where nothing is left of it.
 */
export function stopGcTasks(): void {
  if (nodeMajor >= 16) setV8Flag(`--no-${FLAG}`)
}

/**
 * V8 takes the code cache that Node has of its own modules only under the flags under which it was built
 * (FlagList::Hash): `require('http')` takes 11 ms instead of 3 without it. So the flag is as it was while Node compiles a
 * module of its own, and no longer: a task that is posted meanwhile would run. `compileForInternalLoader` (BuiltinModule
 * in lib/internal/bootstrap/realm.js) is looked up before that and reads the module's `exports` right after it. Traps on
 * these leave no frame in the stacks of what the module runs.
 */
export function keepCodeCache(): void {
  const prototype = builtinModuleClass()?.prototype
  if (prototype === undefined || nodeMajor < 16) return
  const own = ownDescriptor(prototype, 'compileForInternalLoader')
  const compile = own?.value as unknown
  const trap = {
    get(this: BuiltinModule): unknown {
      if (!this.loaded && !this.loading) letTasksRunUntilCompiled(this)
      return compile
    },
  }
  const { configurable = true, enumerable = false } = own ?? {}
  defineProperty(
    prototype,
    'compileForInternalLoader',
    descriptor({ configurable, enumerable, get: trap.get }),
  )
}

function letTasksRunUntilCompiled(mod: BuiltinModule): void {
  const own = descriptor({ ...ownDescriptor(mod, 'exports') })
  // A module that could not be compiled is tried again, with the trap still there.
  if (own.get === undefined) {
    const { configurable = true, enumerable = true } = own
    const trap = {
      get(): unknown {
        stopGcTasks()
        defineProperty(mod, 'exports', own)
        return own.value
      },
    }
    defineProperty(mod, 'exports', descriptor({ configurable, enumerable, get: trap.get }))
  }
  setV8Flag(`--${FLAG}`)
}
