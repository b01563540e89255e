import { stackDepth, unwindAll } from './executionStack.ts'
import { binding, nodeMajor } from './internals.ts'
import { recording } from './rowWriter.ts'

/**
 * Node does not say when the main module has returned. A bare function in V8's microtask queue, put there before the
 * module runs, is the first that the queue runs after it (it belongs to no promise and has no async id). A nextTick,
 * which comes earlier, unwinds the stack by itself.
 */
export function markMainEnd(): void {
  if (nodeMajor < 12) return
  const { enqueueMicrotask } = binding<{ enqueueMicrotask: (f: () => void) => void }>('task_queue')
  enqueueMicrotask(() => {
    if (recording() && stackDepth() > 0) unwindAll()
  })
}
