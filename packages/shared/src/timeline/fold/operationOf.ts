import type { DraftOperation } from './draftOperation.ts'
import type { Fold } from './fold.ts'

/** The latest operation of this id; null where the recording does not tell of it. */
export function operationOf(fold: Fold, asyncId: number): DraftOperation | null {
  const index = fold.byAsyncId.get(asyncId)
  return index === undefined ? null : (fold.operations[index] ?? null)
}
