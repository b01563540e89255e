import { partitionPoint } from '../partitionPoint.ts'
import type { StepIndex, Timeline } from '../timeline.ts'

/** The first step at that time or after it; the last one where none is. us */
export function stepBy({ steps }: Timeline, at: number): StepIndex {
  const low = partitionPoint(0, steps.length, (middle) => (steps[middle]?.at ?? 0) < at)
  return Math.min(low, steps.length - 1)
}
