import type { RunRequest } from '@loopscope/shared/wire/api'

/** A finished run, kept for a while so that it can be shared as it was recorded. */
export type StoredRun = {
  readonly runId: string
  /** What was asked for. */
  readonly asked: RunRequest
  /** The recording as it went over the wire, NDJSON. */
  readonly ndjson: Buffer
}

/** Where finished runs are kept for a while. */
export type RunStore = {
  /** `owner`: on whose account it is kept. */
  add(run: StoredRun, owner: string): Promise<void>
  /** The run, or null when it never was or is no longer kept. */
  get(runId: string): Promise<StoredRun | null>
}
