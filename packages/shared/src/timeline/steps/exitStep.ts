import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { StepIndex, Timeline } from '../timeline.ts'

/** The step at which the process exits; Infinity where it was not seen to. */
export function exitStepOf(timeline: Timeline): StepIndex {
  return exitStep(timeline).step
}

const exitStep = rememberByTimeline(({ steps }) => {
  const step = steps.findIndex(({ type }) => type === 'exit')
  return { step: step < 0 ? Number.POSITIVE_INFINITY : step }
})
