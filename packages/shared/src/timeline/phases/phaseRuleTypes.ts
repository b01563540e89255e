import type { Evidence, Phase } from '../phase.ts'
import type { ResourceKind } from './resourceKind.ts'

/** From event `event` on, until the next verdict, JavaScript runs in this phase. `tick`: the turn of the loop, 0 before the first. */
export type PhaseVerdict = {
  /** Index into the recording's events. */
  readonly event: number
  readonly phase: Phase
  readonly tick: number
  readonly evidence: Evidence
}

/** JavaScript that began with nothing else on the stack. */
export type Beginning = {
  readonly event: number
  readonly kind: ResourceKind
  /** Node's type name; empty when its `init` was never seen. */
  readonly resource: string
  /** Type of the resource that triggered its `init`; for a request that is the stream it was made for. */
  readonly owner: string
  /** Index of the `init`; -1 when it was never seen. */
  readonly madeAt: number
  readonly loopCount: number
  readonly events: number
  readonly destroyed: boolean
}

/** What a rule must answer to. Both rules (with and without the loop's counters) are such. */
export type Placing = {
  readonly macrotask: (beginning: Beginning) => void
  /** A nextTick callback or promise reaction with an empty stack: mostly the drain of the macrotask before it. */
  readonly drained: (beginning: Beginning) => void
  /** JavaScript in a V8 platform task, which Node never announces. */
  readonly platformTask: (beginning: Beginning) => void
  /** Returns its turn. `idle`: us that the loop has slept in poll so far; -1 where Node does not count. */
  readonly checkMark: (event: number, loopCount: number, events: number, idle: number) => number
  /** An error was caught by no one, and a handler let the process live: what it left in the queues drains who knows where. */
  readonly survivedError: () => void
  readonly exit: (event: number) => void
}

/** The verdicts so far, in order of event. */
export type Verdicts = {
  /** Adds one and returns its slot. */
  readonly place: (event: number, phase: Phase, tick: number, evidence: Evidence) => number
  /** What is known now and was not when it was placed. */
  readonly settle: (slot: number, phase: Phase, evidence: Evidence, tick?: number) => void
}
