import type { Docs } from './docs.ts'
import type { Evidence, Phase, Queue } from './phase.ts'
import type { CallbackIndex, QueueEntry, StepIndex } from './timeline.ts'

export type { QueueEntry } from './timeline.ts'

/** Everything a view needs to draw one moment. A pure function of (Timeline, cursor): `frameAt`. */
export type Frame = {
  readonly cursor: StepIndex
  readonly lastCursor: StepIndex
  readonly at: number
  readonly phase: Phase
  readonly queue: Queue | null
  readonly tick: number
  readonly evidence: Evidence
  /** The user's line that is running or has just run, 1-based. */
  readonly line: number | null
  /** One sentence: what happens. */
  readonly now: string
  /** One or two sentences: why this runs now, and what scheduled it. null where there is nothing to explain. */
  readonly why: Why | null
  /** Innermost first. At the end of a run that was ended from outside: what had not returned. */
  readonly stack: readonly StackEntry[]
  /**
   * What is known to be ready, in the order in which it will run; 'timers' holds those that are due. What runs has left
   * its queue and is on the stack. Of a phase by its name: `readyIn`.
   */
  readonly queues: Readonly<Record<QueueName, readonly QueueEntry[]>>
  /** Started and not ready: timers before their due time, requests, open handles. */
  readonly inFlight: readonly QueueEntry[]
  /** How many of timeline.outputs have been written by now. */
  readonly outputs: number
  readonly ended: boolean
  /** In the phase 'exit': the one in which process.exit() or an error ended the loop; null: it had nothing left to do. */
  readonly exitedFrom: Phase | null
}

/** Where things wait that are known before they run. */
export type QueueName = 'timers' | 'check' | 'nextTick' | 'microtask'

export type Why = {
  readonly sentence: string
  /** The line that scheduled it, or where it stands in another file ("dep.js:4"), and the step to go to. */
  readonly line: number | null
  readonly elsewhere: string | null
  readonly scheduledStep: StepIndex | null
  /** Names of the rules that it is made of, see rules/; the reason first. */
  readonly rules: readonly string[]
  /** Where those rules are written down, the most important first. */
  readonly docs: readonly Docs[]
}

export type StackEntry = {
  readonly label: string
  readonly line: number | null
  /** In another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
  readonly kind: 'frame' | 'callback' | 'phase'
  readonly callback: CallbackIndex | null
}
