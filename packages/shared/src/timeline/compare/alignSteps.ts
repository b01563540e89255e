import { partitionPoint } from '../partitionPoint.ts'
import type { StepIndex, Timeline } from '../timeline.ts'
import { landmarks } from './landmarks.ts'

/** From a step of one recording to the step of another that shows the same moment of the code. */
export type Alignment = (step: StepIndex) => StepIndex

/**
 * Aligns two recordings of the same snippet, or of one with a line changed: at a moment that both have, the other one
 * stands at that moment; in between at the last such moment before. The first and the last steps belong together.
 */
export function alignSteps(from: Timeline, to: Timeline): Alignment {
  const there = landmarks(to)
  const pairs: { from: StepIndex; to: StepIndex }[] = [{ from: 0, to: 0 }]
  for (const [key, step] of landmarks(from)) {
    const other = there.get(key)
    if (other !== undefined && step > 0) pairs.push({ from: step, to: other })
  }
  const last = from.steps.length - 1
  return (step) => {
    if (step >= last) return to.steps.length - 1
    const passed = partitionPoint(0, pairs.length, (i) => (pairs[i]?.from ?? 0) <= step)
    return pairs[Math.max(0, passed - 1)]?.to ?? 0
  }
}
