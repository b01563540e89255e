import { partitionPoint } from '../partitionPoint.ts'
import type { StepIndex, Timeline } from '../timeline.ts'

/** How many outputs have their step at or before `cursor`. */
export function outputsBy({ outputs }: Timeline, cursor: StepIndex): number {
  return countBy(outputs, cursor)
}

/** How many errors have their step at or before `cursor`. */
export function errorsBy({ errors }: Timeline, cursor: StepIndex): number {
  return countBy(errors, cursor)
}

/** By halving: there may be a hundred thousand. */
function countBy(moments: readonly { readonly step: StepIndex }[], cursor: StepIndex): number {
  const low = partitionPoint(0, moments.length, (middle) => (moments[middle]?.step ?? 0) <= cursor)
  return low
}
