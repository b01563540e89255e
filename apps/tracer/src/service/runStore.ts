import type { RunRequest } from '@loopscope/shared/wire/api'

/** A finished run, kept for a while so that it can be shared as it was recorded. */
export type StoredRun = {
  readonly runId: string
  /** What was asked for. */
  readonly asked: RunRequest
  /** The recording as it went over the wire, NDJSON. */
  readonly ndjson: Buffer
}

/** Finished runs of the last minutes. The oldest go first when they take too much memory. */
export class RunStore {
  #runs = new Map<string, { run: StoredRun; expires: number }>()
  #bytes = 0
  #keepMs: number
  #keepBytes: number
  #now: () => number

  constructor(keepMs: number, keepBytes: number, now: () => number = Date.now) {
    this.#keepMs = keepMs
    this.#keepBytes = keepBytes
    this.#now = now
  }

  add(run: StoredRun): void {
    if (run.ndjson.length > this.#keepBytes) return
    this.#runs.set(run.runId, { run, expires: this.#now() + this.#keepMs })
    this.#bytes += run.ndjson.length
    this.#tidy()
  }

  /** The run, or null when it never was or is no longer kept. */
  get(runId: string): StoredRun | null {
    this.#tidy()
    return this.#runs.get(runId)?.run ?? null
  }

  #tidy(): void {
    for (const [runId, { run, expires }] of this.#runs) {
      if (expires > this.#now() && this.#bytes <= this.#keepBytes) return
      this.#runs.delete(runId)
      this.#bytes -= run.ndjson.length
    }
  }
}
