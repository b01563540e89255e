import type { Docs } from '../docs.ts'
import type { CallbackIndex, OperationIndex, StepIndex } from '../timeline.ts'

/** Something about the run that a person should know, and the moment to look at. */
export type Finding = {
  readonly kind: FindingKind
  readonly severity: Severity
  readonly sentence: string
  /** Of the sentence, for sorting and for other views: us where it is a time, else a count. */
  readonly amount: number
  readonly step: StepIndex
  readonly operation: OperationIndex | null
  /** The callback that held the loop; absent where it is about none. */
  readonly held?: CallbackIndex
  readonly docs: Docs | null
}

export type FindingKind =
  | 'uncaughtError'
  | 'unhandledRejection'
  | 'neverReturned'
  | 'stopped'
  | 'neverSettled'
  | 'streamWaits'
  | 'unheard'
  | 'unended'
  | 'lostOutput'
  | 'truncated'
  | 'heldLoop'
  | 'lateTimer'
  | 'lateIo'
  | 'starvation'
  | 'poolFull'
  | 'clampedDelay'
  | 'race'

/** 'failure': it went wrong. 'warning': it cost time or does not do what it says. 'note': good to know. */
export type Severity = 'failure' | 'warning' | 'note'
