import type { Evidence } from '../phase.ts'
import type { SourcePlace } from '../sourcePlace.ts'
import type { CallbackIndex, HttpRequest, OperationIndex, StepIndex } from '../timeline.ts'
import type { Stretch } from './stretches.ts'

/** A request as the table has it. Times in us on the recording's clock, lengths in us. */
export type RequestRow = {
  /** Index into the timeline's requests. */
  readonly number: number
  readonly side: HttpRequest['side']
  /** "GET", "/slow"; null where the recording does not tell. */
  readonly method: string | null
  readonly target: string | null
  readonly status: number | null
  /** Where the snippet asked for it; of an incoming one nowhere. */
  readonly place: SourcePlace
  /** When its head was read; of one that the snippet sends, when it was made. */
  readonly at: number
  /** When its first callback began; null: none has. */
  readonly ranAt: number | null
  readonly end: RequestEnd
  /** From `at` to its end, or to the end of the recording. */
  readonly totalUs: number
  /** Its own callbacks, until its end. */
  readonly ranUs: number
  /** It was ready, or may have been, while other callbacks ran; also before its head was read. */
  readonly waitedUs: number
  /** 'inferred': some of it may not have been, so that it waited so long at most. */
  readonly waitedEvidence: Evidence
  /** When others ran meanwhile, in order. */
  readonly waits: readonly Stretch[]
  /** The callback of another's that it waited for longest. */
  readonly held: RequestHold | null
  /** Its callbacks, in order; what began within another one is among them. */
  readonly callbacks: readonly CallbackIndex[]
  /** What belongs to it and is shown. */
  readonly operations: ReadonlySet<OperationIndex>
  /** The moment to look at. */
  readonly step: StepIndex
}

/**
 * 'answered': `end` was called on its answer; of one that the snippet sends, the whole answer was read. 'closed': its connection was
 * closed before. 'failed': fetch gave it up. 'open': neither until the recording ends.
 */
export type RequestEnd = {
  readonly kind: 'answered' | 'closed' | 'failed' | 'open'
  readonly at: number | null
}

/** `us`: of this callback alone. `evidence`: of the wait. */
export type RequestHold = {
  readonly callback: CallbackIndex
  readonly us: number
  readonly evidence: Evidence
}
