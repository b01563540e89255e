import type { OperationIndex, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'

/** The steps at which something happens to this operation, in order: scheduled, ready, running, done. */
export function momentsOf(timeline: Timeline, operation: OperationIndex): readonly StepIndex[] {
  const moments = new Set<StepIndex>()
  timeline.steps.forEach((step, i) => {
    if (step.operation === operation) moments.add(i)
  })
  for (const { entry, from } of timeline.queueSpans)
    if (entry.operation === operation && from < timeline.steps.length) moments.add(from)
  return [...moments].sort((a, b) => a - b)
}

/** Where following it leads from `cursor`: to its next moment, after the last one to the first. null: it has none. */
export function nextMomentOf(
  timeline: Timeline,
  operation: OperationIndex,
  cursor: StepIndex,
): StepIndex | null {
  const moments = momentsOf(timeline, operation)
  return moments.find((moment) => moment > cursor) ?? moments[0] ?? null
}
