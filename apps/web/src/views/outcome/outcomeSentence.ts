import { errorLine, headline } from '@loopscope/shared/wire/headline'
import type { OutcomeError, RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { visibleText } from '../hooks/visibleText.ts'
import { formatCount } from '../kit/format.ts'

export type OutcomeWords = {
  readonly tone: 'good' | 'bad'
  readonly head: string
  /** The rest of the sentence; may be empty. */
  readonly detail: string
}

/**
 * How a run ended, in words. The snippet's own text in it is made visible and cut. `reason`: why it had not ended by itself,
 * as its recording tells; without one what the service said of it.
 */
export function outcomeSentence(
  outcome: RunOutcome,
  reason: string | null | undefined = outcome.type === 'timedOut' ? outcome.callback : null,
): OutcomeWords {
  switch (outcome.type) {
    case 'finished':
      return {
        tone: outcome.exitCode === 0 ? 'good' : 'bad',
        head: 'Finished',
        // How long its process was there is no moment of the recording, beside whose times it would stand.
        detail: `exit code ${outcome.exitCode}`,
      }
    case 'threw':
      return {
        tone: 'bad',
        head: 'Threw',
        detail: `${errorWords(outcome.error)}, exit code ${outcome.exitCode}`,
      }
    case 'timedOut':
      return {
        tone: 'bad',
        head: 'Stopped',
        detail: sentences(
          `at the limit of ${formatSeconds(outcome.afterMs)} of ${outcome.limit === 'cpu' ? 'CPU' : 'wall'} time`,
          reason,
        ),
      }
    case 'outOfMemory':
      return {
        tone: 'bad',
        head: 'Out of memory',
        detail: sentences('the heap limit was reached', reason),
      }
    case 'tooManyEvents':
      return {
        tone: 'bad',
        head: 'Stopped',
        detail: sentences(`its recording grew past ${formatCount(outcome.limit, 'row')}`, reason),
      }
    case 'tooMuchOutput':
      return {
        tone: 'bad',
        head: 'Stopped',
        detail: sentences(
          `it wrote more than ${formatCount(Math.round(outcome.limitBytes / 1024), 'KB', 'KB')}`,
          reason,
        ),
      }
    case 'killed':
      return {
        tone: 'bad',
        head: 'Killed',
        detail: sentences(
          outcome.signal === null ? '' : `by ${visibleText(outcome.signal)}`,
          reason,
        ),
      }
    case 'rejected':
      return { tone: 'bad', head: 'Not run', detail: errorWords(outcome.error) }
    default:
      return outcome satisfies never
  }
}

function errorWords(error: OutcomeError): string {
  const place = error.line === null ? '' : ` on line ${error.line}`
  return `${errorLine(visibleText(error.name, 60), visibleText(headline(error.message), 300))}${place}`
}

/** "5 s" */
export function formatSeconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(2))} s`
}

function sentences(first: string, second: string | null | undefined): string {
  if (second == null) return first
  return `${first}${first === '' ? '' : '. '}${visibleText(second, 300)}`
}
