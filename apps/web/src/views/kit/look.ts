import type { QueueName } from '@loopscope/shared/timeline/frame'
import type { Evidence, Phase, Queue } from '@loopscope/shared/timeline/phase'

/** The value of `data-ph`: it gives an element its colours, and a glyph its shape. */
export type Look =
  | 'main'
  | 'timers'
  | 'pending'
  | 'idle'
  | 'poll'
  | 'check'
  | 'close'
  | 'exit'
  | 'tick'
  | 'micro'
  | 'err'

export type PlaceLook = { readonly look: Look; readonly name: string }

const PHASES: Readonly<Record<Phase, PlaceLook>> = {
  main: { look: 'main', name: 'main' },
  timers: { look: 'timers', name: 'Timers' },
  pending: { look: 'pending', name: 'Pending' },
  poll: { look: 'poll', name: 'Poll' },
  check: { look: 'check', name: 'Check' },
  close: { look: 'close', name: 'Close' },
  exit: { look: 'exit', name: 'exit' },
}

const QUEUES: Readonly<Record<Queue, PlaceLook>> = {
  nextTick: { look: 'tick', name: 'nextTick' },
  microtask: { look: 'micro', name: 'Microtasks' },
}

/** How a moment is named and coloured: a queue that is being drained hides the phase it is drained in. */
export function placeOf(phase: Phase, queue: Queue | null = null): PlaceLook {
  return queue === null ? PHASES[phase] : QUEUES[queue]
}

/** What follows the name of a place that was not observed: nothing is shown as a fact that is none. */
export function markOf(evidence: Evidence): string {
  return evidence === 'inferred' ? ' (inferred)' : ''
}

/** The colours of what waits in a queue. */
export function lookOfQueue(queue: QueueName): Look {
  return queue === 'nextTick' || queue === 'microtask' ? QUEUES[queue].look : PHASES[queue].look
}
