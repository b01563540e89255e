import type { OperationIndex } from '../timeline.ts'
import type { Fold } from './fold.ts'
import { isWork, type Visibility } from './visibility.ts'

/** By head of a group whose work has an end: the callback after which nothing is left to do. */
export function groupEnds(fold: Fold, shown: Visibility): Map<OperationIndex, number> {
  const ends = new Map<OperationIndex, number>()
  const unfinished = new Set<OperationIndex>()
  for (const operation of fold.operations) {
    if (!isWork(operation)) continue
    const token = shown.token(operation.index)
    const head = fold.operations[token ?? -1]
    if (head === undefined || token === null) continue
    const lastRun = operation.runs.at(-1)
    if (lastRun === undefined) {
      if (operation.kind === 'threadPool' || operation.kind === 'request') unfinished.add(token)
    } else if (
      head.kind === 'threadPool' ||
      head.kind === 'request' ||
      (operation === head && operation.closed)
    )
      ends.set(token, Math.max(ends.get(token) ?? -1, lastRun))
  }
  for (const token of unfinished) ends.delete(token)
  return ends
}
