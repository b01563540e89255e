import { comingLine } from '@loopscope/shared/timeline/moments/comingLine'
import type { StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'

/**
 * The most telling moment of the welcome's recording: everything that is still to come has been scheduled, two lines are
 * left, and the loop has not gone on yet. Its first step where there is no such moment.
 */
export function welcomeStep(timeline: Timeline): StepIndex {
  const step = timeline.steps.findLastIndex(
    ({ type }, cursor) => type === 'schedule' && comingLine(timeline, cursor)?.choices.length === 2,
  )
  return Math.max(0, step)
}
