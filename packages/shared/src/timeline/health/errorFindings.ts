import { DOCS } from '../docs.ts'
import { failure } from '../sentences/failure.ts'
import { listenerOf } from '../sentences/listenerOf.ts'
import { unheardError } from '../sentences/unheardError.ts'
import { capital, count, onLine, theHandler } from '../sentences/words.ts'
import { failedHandlerOf } from '../steps/failedHandler.ts'
import { fatalErrorOf } from '../steps/fatalError.ts'
import type { ErrorMoment, OperationIndex, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LISTED } from './thresholds.ts'

/** Errors that nothing caught, and promises whose rejection no one handles; those that read the same are one finding. */
export function errorFindings(timeline: Timeline): Finding[] {
  const byWords = new Map<string, { first: ErrorMoment; times: number }>()
  for (const moment of timeline.errors) {
    if (moment.kind === 'rejectionHandled') continue
    const words = wordsOf(timeline, moment)
    const known = byWords.get(words)
    if (known === undefined) byWords.set(words, { first: moment, times: 1 })
    else known.times++
  }
  return [...byWords].slice(0, LISTED).map(([words, { first, times }]) => ({
    kind: isOfPromise(first) ? 'unhandledRejection' : 'uncaughtError',
    severity: first.handled && first !== failedHandlerOf(timeline) ? 'warning' : 'failure',
    sentence: times === 1 ? words : `${words} It happened ${count(times, 'time')}.`,
    amount: times,
    step: first.step,
    operation: shownOperationOf(timeline, first),
    docs: isOfPromise(first) ? DOCS.unhandled : DOCS.uncaught,
  }))
}

/** Of one that the snippet could have handled; Node's own of the main module is none. */
function isOfPromise({ kind, isMainModules }: ErrorMoment): boolean {
  return kind === 'unhandledRejection' && !isMainModules
}

function shownOperationOf(timeline: Timeline, { callback }: ErrorMoment): OperationIndex | null {
  const operation = timeline.operations[timeline.callbacks[callback ?? -1]?.operation ?? -1]
  return operation === undefined || operation.internal ? null : operation.index
}

function wordsOf(timeline: Timeline, moment: ErrorMoment): string {
  const failed = failure(timeline, moment, ' and had no handler')
  return `${failed}. ${outcomeOf(timeline, moment)}`
}

function outcomeOf(timeline: Timeline, moment: ErrorMoment): string {
  const handler = capital(theHandler(moment.handledBy, listenerOf(timeline, moment)))
  if (moment === failedHandlerOf(timeline)) return `${handler} ${threwInTurn(timeline)}`
  if (moment.handled) return `${handler} handled it.`
  if (moment !== fatalErrorOf(timeline)) return 'The process went on.'
  const unheard = unheardError(timeline, moment)
  return unheard === null
    ? 'That ended the process.'
    : `It was ${unheard} that nobody listened for. That ended the process.`
}

/** What the handler threw is known from stderr alone: Node calls nobody for it. */
function threwInTurn({ outcome }: Timeline): string {
  const line = outcome?.type === 'threw' ? outcome.error.line : null
  return `took it and threw another error${onLine(line)}. That ended the process with exit code 7.`
}
