import { DOCS } from '../docs.ts'
import { fatalErrorOf } from '../fatalError.ts'
import { capital, onLine, theCallback } from '../sentences/words.ts'
import type { ErrorMoment, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'

/** Errors that nothing caught, and promises whose rejection nobody handles. */
export function errorFindings(timeline: Timeline): Finding[] {
  const fatal = fatalErrorOf(timeline)
  const findings: Finding[] = []
  for (const moment of timeline.errors) {
    if (moment.kind === 'rejectionHandled') continue
    const isRejection = moment.kind === 'unhandledRejection'
    const who = timeline.callbacks[moment.callback ?? -1]
    findings.push({
      kind: isRejection ? 'unhandledRejection' : 'uncaughtError',
      severity: moment.handled ? 'warning' : 'failure',
      sentence: `${what(moment, who === undefined ? null : theCallback(who))} ${outcome(moment, fatal)}`,
      amount: 1,
      step: moment.step,
      operation: who?.operation ?? null,
      docs: isRejection ? DOCS.unhandled : DOCS.uncaught,
    })
  }
  return findings
}

function what({ kind, error }: ErrorMoment, who: string | null): string {
  const where = onLine(error.line)
  if (kind === 'unhandledRejection')
    return `A promise was rejected with ${error.name}${where} and had no handler.`
  return `${who === null ? 'Something' : capital(who)} threw ${error.name}${where}.`
}

function outcome(moment: ErrorMoment, fatal: ErrorMoment | null): string {
  if (moment.handled) return 'A listener of the process took it.'
  return moment === fatal ? 'That ended the process.' : 'The process went on.'
}
