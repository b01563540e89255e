import type { ModuleKind } from '@loopscope/shared/wire/api'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'

/** A run as it is listed; its recording is kept beside it. */
export type KeptRun = {
  readonly id: number
  readonly runId: string
  readonly source: string
  readonly module: ModuleKind
  /** What was chosen, "24". */
  readonly node: string
  /** What ran, "24.21.0". */
  readonly version: string
  /** ISO 8601, the service's clock. */
  readonly startedAt: string
  readonly outcome: RunOutcome
  readonly events: number
  /** What the recording takes, compressed. */
  readonly bytes: number
}

/** A run that has not got its place yet. */
export type NewRun = Omit<KeptRun, 'id' | 'bytes'>
