import type { StepIndex, Timeline } from './timeline.ts'

/** How many outputs have their step at or before `cursor`. */
export function outputsBy(timeline: Timeline, cursor: StepIndex): number {
  const { outputs } = timeline
  let low = 0
  let high = outputs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((outputs[middle]?.step ?? 0) <= cursor) low = middle + 1
    else high = middle
  }
  return low
}
