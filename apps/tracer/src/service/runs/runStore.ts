import type { KeptRun } from './keptRun.ts'

/** Where finished runs are kept for a while. */
export type RunStore = {
  /** From when it resolves the run can be asked for. `owner`: on whose account it is kept. */
  add(run: KeptRun, owner: string): Promise<void>
  /** The run, or null when it never was or is no longer kept. */
  get(runId: string): Promise<KeptRun | null>
}
