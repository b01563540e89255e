import type { LoadPart } from '@loopscope/shared/lab/load/loadMoment'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { readPinned, writePinned } from '../../../storage/pinnedRun.ts'

/** The run that others are compared with, kept by this browser. null: none, or none yet. */
export const pinned: StoreApi<{ readonly part: LoadPart | null }> = createStore(() => ({
  part: null,
}))

/** Looks for one that was kept before; what has been pinned meanwhile stays. */
export async function recallPinned(): Promise<void> {
  const part = await parse(readPinned())
  if (pinned.getState().part === null) pinned.setState({ part })
}

/** Keeps a part that is over; null: none any more. Its windows are left out: what is compared is the whole. */
export function pin(part: LoadPart | null): void {
  const kept = part && { ...part, samples: [] }
  writePinned(kept)
  pinned.setState({ part: kept })
}

/** Whatever another version wrote is no run. */
async function parse(kept: unknown): Promise<LoadPart | null> {
  if (typeof kept !== 'object' || kept === null || !('started' in kept) || !('done' in kept))
    return null
  // The schemas come after the first paint.
  const { labEventSchema } = await import('@loopscope/shared/lab/labEvent')
  const started = labEventSchema.safeParse(kept.started).data
  const done = labEventSchema.safeParse(kept.done).data
  return started?.type === 'loadStarted' && done?.type === 'loadDone'
    ? { started, samples: [], done }
    : null
}
