import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Callback, StepIndex, Timeline } from '../timeline.ts'

/** A limit, a signal or a person ended it: what it did between its last event and its end is not in the recording. */
export function isEndedFromOutside({ outcome }: Pick<Timeline, 'outcome'>): boolean {
  return outcome !== null && OUTSIDE.has(outcome.type)
}

const OUTSIDE = new Set(['timedOut', 'outOfMemory', 'tooManyEvents', 'tooMuchOutput', 'killed'])

/** The step that stands for such an end; null where the process came to its own. */
export function outsideEndStep(timeline: Timeline): StepIndex | null {
  const last = timeline.steps.length - 1
  return isEndedFromOutside(timeline) && timeline.steps[last]?.type === 'end' ? last : null
}

/**
 * The innermost callback that had begun and not returned when the process was ended from outside; null where there was
 * none, and where the recording had been cut off before.
 */
export function openAtEnd(timeline: Timeline): Callback | null {
  return open(timeline).callback
}

const open = rememberByTimeline((timeline) => {
  const isKnown = isEndedFromOutside(timeline) && !timeline.truncated
  return { callback: (isKnown ? timeline.callbacks.findLast(isOpen) : undefined) ?? null }
})

function isOpen({ endAt, kind, internal }: Callback): boolean {
  return endAt === null && kind !== 'exit' && !internal
}
