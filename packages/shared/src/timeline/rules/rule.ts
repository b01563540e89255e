import type { Docs } from '../docs.ts'
import type { Waiting } from '../sentences/waiting.ts'
import type {
  Callback,
  Operation,
  PhaseVisit,
  QueueSpan,
  Step,
  StepIndex,
  Timeline,
} from '../timeline.ts'

/**
 * One rule of the loop, as data: when it applies to a moment, what it says about it in plain words, and who says so.
 * `say` is only asked where `applies` is true; it names what this recording bears out and nothing else.
 */
export type Rule<Moment> = {
  readonly id: string
  readonly docs: Docs
  readonly applies: (moment: Moment) => boolean
  readonly say: (moment: Moment) => string
}

/** A callback that runs at the cursor, or has just returned. */
export type RunMoment = {
  readonly timeline: Timeline
  readonly cursor: StepIndex
  readonly waiting: Waiting
  readonly callback: Callback
  /** The user's operation that it runs for. */
  readonly operation: Operation | null
}

/** An operation that has been scheduled and does not run at the cursor. */
export type WaitMoment = {
  readonly timeline: Timeline
  readonly cursor: StepIndex
  readonly step: Step
  readonly waiting: Waiting
  readonly operation: Operation
  readonly queueSpan: QueueSpan
  /** What the loop is in: the callback that it called, or one that is drained. null: the loop is free. */
  readonly running: Callback | null
  /** The callback of the operation that comes next in this recording; null: none does. */
  readonly next: Callback | null
}

/** The loop comes to a phase. */
export type PhaseMoment = {
  readonly timeline: Timeline
  readonly cursor: StepIndex
  readonly step: Step
  readonly waiting: Waiting
  /** The phase visit before this one, in which nothing of the user's may have run. null: not known. */
  readonly before: PhaseVisit | null
}

/** A callback has just returned. */
export type ReturnMoment = {
  readonly timeline: Timeline
  readonly step: Step
  readonly waiting: Waiting
  readonly callback: Callback
  /** The next callback that begins, Node's own included; null: the recording holds none. */
  readonly next: Callback | null
}

/** The first rule that applies; null where none does. */
export function firstRule<Moment>(
  rules: readonly Rule<Moment>[],
  moment: Moment,
): Rule<Moment> | null {
  return rules.find((rule) => rule.applies(moment)) ?? null
}
