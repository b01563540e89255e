import { DOCS } from '../docs.ts'
import type { Why } from '../frame.ts'
import type { Waiting } from '../sentences/waiting.ts'
import { at, capital, count, duration, phaseName, theCallback } from '../sentences/words.ts'
import { queueSpanAt } from '../steps/queueSpansOf.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Callback, Operation, OperationIndex, StepIndex, Timeline } from '../timeline.ts'
import { explainedAt, nextRunOf } from './moments.ts'
import { comes, whyWaits } from './waits/whyWaits.ts'
import { whyNow } from './whyNow.ts'

/** What is to be said of one operation at one moment. */
export type Explanation = Why & {
  /** 'later': not scheduled yet. 'waiting': in flight or queued. 'over': it has run, was cancelled or closed. */
  readonly state: 'later' | 'waiting' | 'running' | 'over'
  /** The step at which its next callback begins, of 'waiting' and 'over'; null: none does. */
  readonly nextStep: StepIndex | null
}

/**
 * Why the operation runs at the cursor, why it has not run yet, or what became of it. null for one that the recording
 * does not hold.
 */
export function explain(
  timeline: Timeline,
  cursor: StepIndex,
  index: OperationIndex,
  waiting: Waiting,
): Explanation | null {
  const operation = timeline.operations[index]
  const step = timeline.steps[cursor]
  if (operation === undefined || step === undefined) return null
  const place = {
    line: operation.line,
    elsewhere: operation.elsewhere,
    scheduledStep: operation.scheduledStep,
  }
  if (cursor < operation.scheduledStep)
    return {
      state: 'later',
      sentence: later(timeline, operation),
      ...NO_RULE,
      ...place,
      nextStep: null,
    }
  const next = nextRunOf(timeline, index, cursor)
  const nextStep = next === null ? null : runStepOf(timeline, next.index)
  const queueSpan = queueSpanAt(timeline, index, cursor)
  if (queueSpan === null)
    return {
      state: 'over',
      sentence: over(timeline, operation, cursor, next),
      ...NO_RULE,
      ...place,
      nextStep,
    }
  if (queueSpan.place === 'running') {
    const why = whyNow(timeline, cursor, waiting)
    const own = explainedAt(timeline, cursor)?.operation === index
    if (why !== null && own) return { state: 'running', ...why, nextStep }
    return { state: 'running', sentence: 'It is on the stack.', ...NO_RULE, ...place, nextStep }
  }
  const why = whyWaits(timeline, cursor, index, waiting)
  return why === null ? null : { state: 'waiting', ...why }
}

const NO_RULE = { rules: [], docs: [DOCS.loop] }

function later(timeline: Timeline, operation: Operation): string {
  const by = timeline.callbacks[operation.scheduledBy ?? -1]
  const who =
    by === undefined || by.internal ? 'It is scheduled' : `${capital(theCallback(by))} schedules it`
  return `${who}${at(operation)}, at ${duration(operation.scheduledAt)}.`
}

function over(
  timeline: Timeline,
  operation: Operation,
  cursor: StepIndex,
  next: Callback | null,
): string {
  const at = timeline.steps[cursor]?.at ?? 0
  const done = operation.runs.filter((run) => {
    const step = runStepOf(timeline, run)
    return step !== null && step <= cursor
  })
  const last = timeline.callbacks[done.at(-1) ?? -1]
  if (operation.cancelled && last === undefined) return 'It was cancelled before it could run.'
  if (last === undefined)
    return next === null && operation.runs.length === 0
      ? 'It is over. No callback for it was recorded.'
      : `Nothing is waiting for it now.${comes(next)}`
  const times = done.length > 1 ? ` It has run ${count(done.length, 'time')}.` : ''
  const ended =
    operation.cancelled && (operation.doneAt ?? Infinity) <= at ? ' It has been cancelled.' : ''
  return `It ran at ${duration(last.startAt)}, in ${phaseName(last.phase)}.${times}${ended}${comes(next)}`
}
