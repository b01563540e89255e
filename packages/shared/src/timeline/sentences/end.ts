import { headline } from '../../wire/headline.ts'
import type { RunOutcome } from '../../wire/runOutcome.ts'
import type { Timeline } from '../timeline.ts'
import { duration, onLine } from './words.ts'

/** How the run ended, and what kept it from ending by itself where it was stopped. */
export function endSentence(timeline: Timeline): string {
  const { outcome } = timeline
  if (outcome === null) return 'The recording ends here.'
  const said = sentence(outcome)
  return timeline.stopReason === null ? said : `${said} ${timeline.stopReason}`
}

function sentence(outcome: RunOutcome): string {
  switch (outcome.type) {
    case 'finished':
      return `The process has ended with exit code ${outcome.exitCode}.`
    case 'threw':
      return `The process has ended with exit code ${outcome.exitCode}: ${outcome.error.name}${onLine(outcome.error.line)}.`
    case 'timedOut': {
      const limit = outcome.limit === 'cpu' ? ' of CPU' : ''
      return `Stopped at the limit: ${duration(outcome.afterMs * 1000)}${limit}.`
    }
    case 'outOfMemory':
      return 'Stopped at the memory limit.'
    case 'tooManyEvents':
      return `Stopped at the limit: ${outcome.limit.toLocaleString('en-US')} rows of its recording.`
    case 'tooMuchOutput':
      return `Stopped at the limit: ${outcome.limitBytes.toLocaleString('en-US')} bytes of output.`
    case 'killed':
      return outcome.signal === null
        ? 'The process was ended from outside.'
        : `The process was ended by ${outcome.signal}.`
    case 'rejected':
      return `The snippet was not started: ${headline(outcome.error.message)}`
  }
}
