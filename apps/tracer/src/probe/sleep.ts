import { stackDepth } from './executionStack.ts'
import { flush } from './rowWriter.ts'

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

/** At the end of a callback, drained ones included: nobody says which is the last before the loop sleeps. */
export function flushBeforeSleep(): void {
  if (sleepMayFollow && stackDepth() === 0) flush()
}
