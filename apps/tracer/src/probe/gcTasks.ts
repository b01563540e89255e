import { nodeMajor } from './internals.ts'
import { setV8Flag } from './setV8Flag.ts'

/**
 * V8 posts a task to collect young garbage when its space is four fifths full (MinorGCJob). The recorder's own garbage
 * would bring that task forward, and Node runs such tasks in poll, in a callback scope that drains what a survived error
 * has left in the nextTick queue: before the immediates instead of after them. Without the task V8 collects when the
 * space is full, as it does anyway where nothing is left of it.
 */
export function stopGcTasks(): void {
  if (nodeMajor < 16) return
  setV8Flag(nodeMajor < 20 ? '--no-scavenge-task' : '--no-minor-gc-task')
}
