import type { Why } from '../frame.ts'
import type { Waiting } from '../sentences/waiting.ts'
import type { StepIndex, Timeline } from '../timeline.ts'
import { endRules } from './endRules.ts'
import { errorAt, errorRules } from './errorRules.ts'
import { joinRules } from './joinRules.ts'
import { explainedAt } from './moments.ts'
import { firstRule, type Rule, type RunMoment } from './rule.ts'
import { runContention, runDetails, runDoubt, runReasons } from './runs/runRules.ts'
import { whyWaits } from './waits/whyWaits.ts'
import { whyPhase, whyReturn } from './whyLoop.ts'

/**
 * Why the callback at the cursor runs now, and where it was scheduled; how the loop came to the phase that begins, what
 * follows the callback that has returned, why a timer that comes due still waits; why Node speaks of an error now, or why
 * the process has ended.
 * Only rules that this recording bears out. null where there is nothing to explain. `waiting`: what waits at the cursor,
 * as of `queuesAt`.
 */
export function whyNow(timeline: Timeline, cursor: StepIndex, waiting: Waiting): Why | null {
  const step = timeline.steps[cursor]
  if (step?.type === 'phase') return whyPhase(timeline, cursor, waiting)
  if (step?.type === 'return') return whyReturn(timeline, cursor, waiting)
  if (step?.type === 'ready') return whyWaits(timeline, cursor, step.operation ?? -1, waiting)
  if (step?.type === 'end') return whyEnd(timeline)
  const callback = explainedAt(timeline, cursor)
  if (callback === null) return whyError(timeline, cursor)
  const operation = timeline.operations[callback.operation ?? -1] ?? null
  const moment = { timeline, cursor, waiting, callback, operation }
  return {
    ...joinRules(runRulesAt(moment), moment),
    line: operation?.line ?? null,
    elsewhere: operation?.elsewhere ?? null,
    scheduledStep: operation === null ? null : operation.scheduledStep,
  }
}

function whyEnd(timeline: Timeline): Why | null {
  const rule = firstRule(endRules, { timeline })
  return rule === null ? null : { ...joinRules([rule], { timeline }), ...NO_CALL }
}

function whyError(timeline: Timeline, cursor: StepIndex): Why | null {
  const error = errorAt(timeline, cursor)
  const rule = error === null ? null : firstRule(errorRules, { error })
  if (error === null || rule === null) return null
  return { ...joinRules([rule], { error }), ...NO_CALL }
}

/** Nobody's call led to it. */
const NO_CALL = { line: null, elsewhere: null, scheduledStep: null }

/** The rules that apply to a callback: the reason first. */
export function runRulesAt(moment: RunMoment): readonly Rule<RunMoment>[] {
  const reason = firstRule(runReasons, moment)
  const contention = firstRule(runContention, moment)
  return [
    ...(reason === null ? [] : [reason]),
    ...runDetails.filter((rule) => rule.applies(moment)),
    ...(contention === null ? [] : [contention]),
    ...(runDoubt.applies(moment) ? [runDoubt] : []),
  ]
}
