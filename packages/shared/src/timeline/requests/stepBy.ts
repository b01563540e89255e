import type { StepIndex, Timeline } from '../timeline.ts'

/** The first step at that time or after it; the last one where none is. us */
export function stepBy({ steps }: Timeline, at: number): StepIndex {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((steps[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return Math.min(low, steps.length - 1)
}
