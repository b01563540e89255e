import type { TraceEvent } from '../../wire/traceEvent.ts'
import { createPhaseRule } from '../phases/phaseRule.ts'
import type { Timeline } from '../timeline.ts'
import { applyEvent } from './applyEvent.ts'
import { createFold } from './fold.ts'
import { toTimeline } from './toTimeline.ts'

/** For a recording that is still growing. */
export type TimelineBuilder = {
  readonly push: (event: TraceEvent) => void
  /** How many events have been pushed. */
  readonly size: () => number
  /**
   * The timeline so far, as `buildTimeline` of the same events would give it; later pushes do not change it. Costs
   * about 1 us per event pushed so far. A later snapshot may hold more steps *before* the last one: what seemed Node's
   * own work may turn out to run the user's code.
   */
  readonly snapshot: () => Timeline
}

export function createTimelineBuilder(): TimelineBuilder {
  const fold = createFold()
  const rule = createPhaseRule(null)
  return {
    push(event) {
      applyEvent(fold, event, rule.observe(event, fold.events))
    },
    size: () => fold.events,
    snapshot: () => toTimeline(fold, rule.finish()),
  }
}
