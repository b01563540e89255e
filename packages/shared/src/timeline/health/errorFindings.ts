import { DOCS } from '../docs.ts'
import { fatalErrorOf } from '../fatalError.ts'
import { capital, count, onLine, theCallback, theTaker } from '../sentences/words.ts'
import type { ErrorMoment, OperationIndex, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LISTED } from './thresholds.ts'

/** Errors that nothing caught, and promises whose rejection nobody handles; those that read the same are one finding. */
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
    kind: first.kind === 'unhandledRejection' ? 'unhandledRejection' : 'uncaughtError',
    severity: first.handled ? 'warning' : 'failure',
    sentence: times === 1 ? words : `${words} So it went ${count(times, 'time')}.`,
    amount: times,
    step: first.step,
    operation: shownOperationOf(timeline, first),
    docs: first.kind === 'unhandledRejection' ? DOCS.unhandled : DOCS.uncaught,
  }))
}

function shownOperationOf(timeline: Timeline, { callback }: ErrorMoment): OperationIndex | null {
  const operation = timeline.operations[timeline.callbacks[callback ?? -1]?.operation ?? -1]
  return operation === undefined || operation.internal ? null : operation.index
}

function wordsOf(timeline: Timeline, moment: ErrorMoment): string {
  const { kind, error } = moment
  const where = onLine(error.line)
  const end = outcomeOf(moment, fatalErrorOf(timeline))
  if (kind === 'unhandledRejection')
    return `A promise was rejected with ${error.name}${where} and had no handler. ${end}`
  const callback = timeline.callbacks[moment.callback ?? -1]
  const who = callback === undefined ? 'Something' : capital(theCallback(callback))
  return `${who} threw ${error.name}${where}. ${end}`
}

function outcomeOf(moment: ErrorMoment, fatal: ErrorMoment | null): string {
  if (moment.handled)
    return `${capital(theTaker(moment.taker, 'a listener of the process'))} took it.`
  return moment === fatal ? 'That ended the process.' : 'The process went on.'
}
