import type { DraftOperation, Fold } from './fold.ts'

export function operationOf(fold: Fold, asyncId: number): DraftOperation | null {
  const index = fold.byAsyncId.get(asyncId)
  return index === undefined ? null : (fold.operations[index] ?? null)
}
