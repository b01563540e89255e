import { binding, nodeMajor } from '../internals.ts'
import { flush, hasUnwritten } from '../rowBuffer.ts'
import { stackDepth } from '../stacks/executionStack.ts'

/**
 * The loop may sleep after what runs now without another mark: the check mark comes after Poll's callbacks, but Timers,
 * Check, Close and Pending go over into the next sleep. A process that is killed asleep takes its buffered rows along.
 * True for main, too.
 */
let sleepMayFollow = true

/** A callback that the loop itself has called begins. */
export function calledByLoop(sleepFollows: boolean): void {
  sleepMayFollow = sleepFollows
}

/** At the end of a callback, drained ones included: no one says which is the last before the loop sleeps. */
export function flushBeforeSleep(): void {
  if (sleepMayFollow && stackDepth() === 0) flush()
}

/**
 * The same at the end of a reaction: written once all microtasks are drained, for a write costs as much as everything else
 * that is recorded of a reaction. What is drained next would write these rows anyway.
 */
export function flushAfterDrain(): void {
  if (!sleepMayFollow || stackDepth() !== 0 || !hasUnwritten()) return
  goesOn = true
  if (isQueued) return
  isQueued = true
  enqueueMicrotask(drained)
}

/** Straight into V8's queue: no hook hears of it, and nothing of the snippet's comes sooner or later for it. */
const { enqueueMicrotask } =
  nodeMajor < 16
    ? { enqueueMicrotask: flush }
    : binding<{ enqueueMicrotask: (callback: () => void) => void }>('task_queue')
let isQueued = false
let goesOn = false

/** Behind the microtasks that were queued before it; again, as long as reactions have come since. */
function drained(): void {
  if (goesOn) {
    goesOn = false
    enqueueMicrotask(drained)
    return
  }
  isQueued = false
  flush()
}
