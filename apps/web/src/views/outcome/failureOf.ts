import type { Callback, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { visibleText } from '../hooks/visibleText.ts'
import { formatCount } from '../kit/format.ts'
import { outcomeSentence } from './outcomeSentence.ts'

export type Failure = {
  /** Ended from outside, at a limit; else by an error of its own. */
  readonly stopped: boolean
  readonly head: string
  readonly detail: string
  /** The moment to look at. */
  readonly goTo: { readonly step: StepIndex; readonly label: string } | null
}

/** What to say over the stage about a run that did not end well; null: it did, or it has not ended. */
export function failureOf(timeline: Timeline, events: number): Failure | null {
  const { outcome } = timeline
  if (outcome === null || outcome.type === 'finished') {
    if (!timeline.truncated) return null
    return { stopped: true, head: 'Truncated', detail: kept(events), goTo: null }
  }
  const { head, detail } = outcomeSentence(outcome, null)
  if (outcome.type === 'rejected') return { stopped: false, head, detail, goTo: null }
  if (outcome.type === 'threw') return { stopped: false, head, detail, goTo: errorMoment(timeline) }
  const open = neverReturned(timeline)
  return {
    stopped: true,
    head: `${head} ${detail}`.trim(),
    detail: `${visibleText(timeline.stopReason ?? '', 300)} ${kept(events)}`.trim(),
    goTo: open === null ? lastMoment(timeline) : momentOf(timeline, open),
  }
}

function kept(events: number): string {
  return `${formatCount(events, 'event')} kept.`
}

/** The innermost callback with no end: where the run was when it was stopped. */
function neverReturned({ callbacks }: Timeline): Callback | null {
  return callbacks.findLast(({ endAt, internal }) => endAt === null && !internal) ?? null
}

/** The last thing that is known to have happened in it; a line only where one was seen: where it began it may be long past. */
function momentOf({ steps }: Timeline, callback: Callback): Failure['goTo'] {
  const step = steps.findLastIndex((each) => each.callback === callback.index)
  if (step === -1) return null
  const seen = steps[step]
  const line = seen === undefined || seen.site === null ? null : seen.line
  return { step, label: line === null ? 'Go to it' : `Go to line ${line}` }
}

function errorMoment({ errors }: Timeline): Failure['goTo'] {
  const error = errors.findLast(({ handled, kind }) => !handled && kind !== 'rejectionHandled')
  if (error === undefined) return null
  const { line } = error.error
  return { step: error.step, label: line === null ? 'Go to it' : `Go to line ${line}` }
}

function lastMoment({ steps }: Timeline): Failure['goTo'] {
  return steps.length < 2 ? null : { step: steps.length - 1, label: 'Go to the end' }
}
