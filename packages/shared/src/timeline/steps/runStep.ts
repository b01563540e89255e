import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { CallbackIndex, OperationIndex, StepIndex, Timeline } from '../timeline.ts'

/** The step at which this callback begins; null for one that has no step, such as Node's own. */
export function runStepOf(timeline: Timeline, callback: CallbackIndex): StepIndex | null {
  const step = runSteps(timeline)[callback] ?? -1
  return step < 0 ? null : step
}

/** The operation with this id of Node's; null where the recording has none. */
export function operationById(timeline: Timeline, asyncId: number): OperationIndex | null {
  return ids(timeline).get(asyncId) ?? null
}

const runSteps = rememberByTimeline((timeline) => {
  const steps = new Int32Array(timeline.callbacks.length).fill(-1)
  timeline.steps.forEach(({ type, callback }, index) => {
    if (callback === null || (type !== 'run' && type !== 'main' && type !== 'exit')) return
    if ((steps[callback] ?? 0) < 0) steps[callback] = index
  })
  return steps
})

const ids = rememberByTimeline(
  (timeline) => new Map(timeline.operations.map(({ asyncId, index }) => [asyncId, index])),
)
