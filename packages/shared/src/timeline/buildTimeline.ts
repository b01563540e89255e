import type { TraceEvent } from '../wire/traceEvent.ts'
import { createTimelineBuilder } from './fold/timelineBuilder.ts'
import type { Timeline } from './timeline.ts'

/**
 * What a recording means. Linear in the number of events; never throws, whatever the events and their order: a
 * recording that was cut off is a shorter one.
 */
export function buildTimeline(events: readonly TraceEvent[]): Timeline {
  const builder = createTimelineBuilder()
  for (const event of events) builder.push(event)
  return builder.snapshot()
}
