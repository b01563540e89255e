import type { StepIndex, Timeline } from '../timeline.ts'

/**
 * The step of `left` at which the two first print something else: its last one where `right` goes on printing. Where
 * both print the same: where what `changedLine` scheduled first runs; 0 if nothing did.
 */
export function differingStep(
  left: Timeline,
  right: Timeline,
  changedLine: number | null,
): StepIndex {
  const differing = left.outputs.find(({ text }, i) => right.outputs[i]?.text !== text)
  if (differing !== undefined) return differing.step
  if (right.outputs.length > left.outputs.length) return left.steps.length - 1
  const changed = left.operations.find(
    ({ line, internal, runs }) => !internal && line === changedLine && runs.length > 0,
  )
  const ran = changed?.runs[0]
  return Math.max(
    0,
    left.steps.findIndex(({ type, callback }) => type === 'run' && callback === ran),
  )
}
