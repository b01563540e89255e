import { binding, nodeMajor } from '../internals.ts'
import { descriptor } from '../primordials.ts'
import { recording } from '../rowWriter.ts'
import { stackDepth, unwindAll } from '../stacks/executionStack.ts'

/**
 * Node does not say when the main module has returned. A bare function in V8's microtask queue, put there before the
 * module runs, is the first that the queue runs after it (it belongs to no promise and has no async id). A nextTick,
 * which comes earlier, unwinds the stack by itself.
 */
export function markMainEnd(): void {
  if (nodeMajor < 12) {
    trapFirstDrain()
    return
  }
  const { enqueueMicrotask } = binding<{ enqueueMicrotask: (f: () => void) => void }>('task_queue')
  enqueueMicrotask(() => {
    if (recording() && stackDepth() > 0) unwindAll()
  })
}

const redefine = Reflect.defineProperty

/**
 * Node 10's Module.runMain loads the main module and then calls process._tickCallback: reading that property for the
 * first time is the moment. A trap leaves no frame in the stacks of what drains.
 */
function trapFirstDrain(): void {
  const owner = process as unknown as Record<string, unknown>
  const drain = owner['_tickCallback']
  Object.defineProperty(process, '_tickCallback', {
    configurable: true,
    enumerable: true,
    get(): unknown {
      // Main may have frozen process: then the trap stays, and answers the same.
      redefine(
        process,
        '_tickCallback',
        descriptor({ value: drain, writable: true, configurable: true, enumerable: true }),
      )
      if (recording() && stackDepth() > 0) unwindAll()
      return drain
    },
  })
}
