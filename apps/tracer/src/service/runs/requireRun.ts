import { Refusal } from '../bodies/refusal.ts'
import type { KeptRun } from './keptRun.ts'
import type { RunStore } from './runStore.ts'

/** A run that is still kept. Throws a Refusal with 404 for any other. */
export async function requireRun(store: RunStore, runId: string): Promise<KeptRun> {
  const stored = await store.get(runId)
  if (stored !== null) return stored
  throw new Refusal(404, 'unknown_run', 'This run is no longer kept: runs are kept for 10 minutes.')
}
