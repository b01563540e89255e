import type { Frame } from '../frame.ts'
import type { Phase } from '../phase.ts'
import type { QueueEntry } from '../timeline.ts'

/**
 * What is known to be ready in a phase, in the order in which it will run. Only Timers and Check have something to show
 * before it runs: the system tells no one what waits for Pending, Poll and Close. Empty where there is no frame.
 */
export function readyIn(frame: Frame | null, phase: Phase): readonly QueueEntry[] {
  return frame !== null && (phase === 'timers' || phase === 'check') ? frame.queues[phase] : NOTHING
}

const NOTHING: readonly QueueEntry[] = []
