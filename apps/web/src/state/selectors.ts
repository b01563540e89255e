import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Frame } from '@loopscope/shared/timeline/frame'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'

/** The two steps from a recording to a picture. Each remembers its last answer, so that all views share one. */
export type Selectors = {
  timelineOf(events: readonly TraceEvent[]): Timeline
  frameOf(timeline: Timeline, cursor: number): Frame
}

/** Selectors with a memory of their own. */
export function createSelectors(): Selectors {
  const timelineOf = rememberLast(buildTimeline)
  const frameOf = rememberLast(frameAt)
  return { timelineOf, frameOf }
}

function rememberLast<Args extends unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | null = null
  return (...args) => {
    if (last?.args.every((arg, i) => Object.is(arg, args[i]))) return last.result
    last = { args, result: compute(...args) }
    return last.result
  }
}
