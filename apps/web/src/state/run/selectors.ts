import type { Frame } from '@loopscope/shared/timeline/frame'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { createGrowingTimeline } from '@loopscope/shared/timeline/growingTimeline'
import { type ComingLine, comingLine } from '@loopscope/shared/timeline/moments/comingLine'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { timelineUpTo } from '@loopscope/shared/timeline/timelineUpTo'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'

/** The steps from a recording to a picture. Each remembers its last answer, so that all views share one. */
export type Selectors = {
  timelineOf(events: readonly TraceEvent[]): Timeline
  /** What is known of it to somebody who has seen its steps up to `last`. */
  partOf(timeline: Timeline, last: number): Timeline
  frameOf(timeline: Timeline, cursor: number): Frame
  /** Which line is printed next, where that can be asked. */
  comingOf(timeline: Timeline, cursor: number): ComingLine | null
}

/** Selectors with a memory of their own. */
export function createSelectors(): Selectors {
  const timelineOf = rememberLast(createGrowingTimeline())
  const frameOf = rememberLast(frameAt)
  const partOf = rememberLast(timelineUpTo)
  const comingOf = rememberLast(comingLine)
  return { timelineOf, partOf, frameOf, comingOf }
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
