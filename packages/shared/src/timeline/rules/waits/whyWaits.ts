import type { Why } from '../../frame.ts'
import type { Waiting } from '../../sentences/waiting.ts'
import { duration, phaseName } from '../../sentences/words.ts'
import { queueSpanAt } from '../../steps/queueSpansOf.ts'
import { runStepOf } from '../../steps/runStep.ts'
import type { Callback, OperationIndex, StepIndex, Timeline } from '../../timeline.ts'
import { joinRules } from '../joinRules.ts'
import { nextRunOf, outermostAt } from '../moments.ts'
import { firstRule, type WaitMoment } from '../rule.ts'
import { waitRules } from './waitRules.ts'

/** Why the operation has not run yet, and when it does. null where it does not wait at the cursor. */
export function whyWaits(
  timeline: Timeline,
  cursor: StepIndex,
  index: OperationIndex,
  waiting: Waiting,
): (Why & { readonly nextStep: StepIndex | null }) | null {
  const operation = timeline.operations[index]
  const step = timeline.steps[cursor]
  const queueSpan = queueSpanAt(timeline, index, cursor)
  if (
    operation === undefined ||
    step === undefined ||
    queueSpan === null ||
    queueSpan.place === 'running'
  )
    return null
  const running = outermostAt(timeline, cursor)
  const next = nextRunOf(timeline, index, cursor)
  const moment: WaitMoment = {
    timeline,
    cursor,
    step,
    waiting,
    operation,
    queueSpan,
    running,
    next,
  }
  const rule = firstRule(waitRules, moment)
  const why = joinRules(rule === null ? [] : [rule], moment)
  return {
    ...why,
    sentence: `${why.sentence}${comes(next)}`,
    line: operation.line,
    elsewhere: operation.elsewhere,
    scheduledStep: operation.scheduledStep,
    nextStep: next === null ? null : runStepOf(timeline, next.index),
  }
}

/** When and where its next callback runs; nothing where none does. */
export function comes(next: Callback | null): string {
  if (next === null) return ''
  const queue =
    next.queue === null || next.kind === 'nested' ? '' : `, from the ${next.queue} queue`
  const phase = phaseName(next.phase)
  return ` It runs at ${duration(next.startAt)}, in ${phase}${queue}.`
}
