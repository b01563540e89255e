import type { DraftOperation } from './draftOperation.ts'
import type { Fold } from './fold.ts'

/**
 * Whether Node made this for a call that had done its work when it returned, such as `gzipSync`: nothing of it waits for anything. Of crypto's the
 * recorder leaves such jobs out; recordings of earlier ones have them.
 */
export function isSynchronousCall({ sites }: Fold, { site, runs, kind }: DraftOperation): boolean {
  if (kind !== 'threadPool' || runs.length > 0 || site === null) return false
  return /Sync$/.test(sites[site]?.api ?? '')
}
