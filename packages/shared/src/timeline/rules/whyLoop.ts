import type { Why } from '../frame.ts'
import { partitionPoint } from '../partitionPoint.ts'
import type { Waiting } from '../sentences/waiting.ts'
import type { Callback, PhaseVisit, Step, StepIndex, Timeline } from '../timeline.ts'
import { joinRules } from './joinRules.ts'
import { phaseRules } from './phaseRules.ts'
import { returnRules } from './returnRules.ts'
import { firstRule } from './rule.ts'
import { turnRules } from './turnRules.ts'

/** Why the loop comes to the phase that begins at the cursor. */
export function whyPhase(timeline: Timeline, cursor: StepIndex, waiting: Waiting): Why | null {
  const step = timeline.steps[cursor]
  if (step?.type !== 'phase') return null
  const moment = { timeline, cursor, step, waiting, before: stayBefore(timeline, step) }
  const rule = firstRule(phaseRules, moment)
  const skipped = turnRules.filter((each) => each.applies(moment))
  return {
    ...joinRules(rule === null ? skipped : [...skipped, rule], moment),
    line: null,
    elsewhere: null,
    scheduledStep: null,
  }
}

/** What follows the callback that has returned at the cursor. */
export function whyReturn(timeline: Timeline, cursor: StepIndex, waiting: Waiting): Why | null {
  const step = timeline.steps[cursor]
  const callback = timeline.callbacks[step?.callback ?? -1]
  if (step?.type !== 'return' || callback === undefined) return null
  const moment = { timeline, step, waiting, callback, next: nextAfter(timeline, callback) }
  const rule = firstRule(returnRules, moment)
  return {
    ...joinRules(rule === null ? [] : [rule], moment),
    line: null,
    elsewhere: null,
    scheduledStep: null,
  }
}

/** The phase visit before the one that begins with this step. */
function stayBefore({ visits }: Timeline, step: Step): PhaseVisit | null {
  const low = partitionPoint(
    0,
    visits.length,
    (middle) => (visits[middle]?.startAt ?? 0) <= step.at,
  )
  for (let i = low - 1; i > 0; i--) {
    const visit = visits[i]
    if (visit?.phase === step.phase && visit.tick === step.tick) return visits[i - 1] ?? null
    if (visit === undefined || visit.endAt < step.at) return null
  }
  return null
}

function nextAfter({ callbacks }: Timeline, callback: Callback): Callback | null {
  for (let i = callback.index + 1; i < callbacks.length; i++) {
    const next = callbacks[i]
    if (next !== undefined && next.kind !== 'nested') return next
  }
  return null
}
