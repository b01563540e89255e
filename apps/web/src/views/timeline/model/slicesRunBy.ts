import { rememberBy } from '@loopscope/shared/timeline/rememberBy'
import type { OperationIndex } from '@loopscope/shared/timeline/timeline'
import type { SliceIndex, Slices } from './slices.ts'

const NONE: readonly SliceIndex[] = []

/** The slices in which an operation ran, in order. */
export function slicesRunBy(slices: Slices, operation: OperationIndex): readonly SliceIndex[] {
  return byOperation(slices).get(operation) ?? NONE
}

const byOperation = rememberBy(({ count, operation }: Slices) => {
  const runs = new Map<OperationIndex, SliceIndex[]>()
  for (let slice = 0; slice < count; slice++) {
    const index = operation[slice] ?? -1
    if (index < 0) continue
    const known = runs.get(index)
    if (known === undefined) runs.set(index, [slice])
    else known.push(slice)
  }
  return runs
})
