import { errorLine, headline } from '@loopscope/shared/wire/headline'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { EventOf } from '@loopscope/shared/wire/traceEvent'
import type { Paint } from './paint.ts'
import { fitColumns, safeText } from './safeText.ts'

const LONGEST_MESSAGE = 400

/** How the run ended, in a few sentences; of an error also where. `reason`: why it had not ended by itself. */
export function describeOutcome(
  { outcome, node, sandbox, truncated }: EventOf<'outcome'>,
  file: string,
  paint: Paint,
  reason: string | null,
): string {
  const where = `Node ${node}, ${sandbox === 'none' ? 'no sandbox' : sandbox}`
  const took = outcome.durationMs === undefined ? '' : `, ${Math.round(outcome.durationMs)} ms`
  const kept = truncated ? ' The recording was cut off at its cap.' : ''
  const good = outcome.type === 'finished' && outcome.exitCode === 0
  const why = reason === null ? '' : ` ${safeText(reason)}`
  const said = paint(good ? 'green' : 'red', `${sentence(outcome, file)}${why}`)
  return `${said} (${where}${took})${kept}`
}

/** What a person should know besides, and what is to be typed to make it start; null: nothing. */
export function noteOf({ note, runAs }: EventOf<'outcome'>['outcome']): string | null {
  return note === undefined ? null : `${safeText(note)}${mend(runAs)}`
}

function mend(runAs: EventOf<'outcome'>['outcome']['runAs']): string {
  if (runAs === undefined) return ''
  return runAs === 'typescript' ? ' Give the file a name in .ts.' : ` Say --module ${runAs}.`
}

function sentence(outcome: EventOf<'outcome'>['outcome'], file: string): string {
  switch (outcome.type) {
    case 'finished':
      return `Finished with exit code ${outcome.exitCode}.`
    case 'threw': {
      const { name, message } = outcome.error
      const at = place(outcome.error, file)
      const what = fitColumns(safeText(errorLine(name, message)), LONGEST_MESSAGE)
      return `Threw ${what}${at === '' ? '' : ` at ${at}`}; exit code ${outcome.exitCode}.`
    }
    case 'timedOut':
      return `Stopped at the limit: ${outcome.afterMs} ms of ${outcome.limit === 'cpu' ? 'CPU' : 'wall'} time.`
    case 'outOfMemory':
      return 'Out of memory.'
    case 'tooManyEvents':
      return `Stopped for too many events: ${outcome.limit.toLocaleString('en-US')} rows of its recording are the limit.`
    case 'tooMuchOutput':
      return `Stopped for too much output: ${outcome.limitBytes / 1024} KB are the limit.`
    case 'killed':
      return `Killed${outcome.signal === null ? '' : ` by ${outcome.signal}`}.`
    case 'rejected':
      return `Not started: ${safeText(headline(outcome.error.message))}`
    default:
      outcome satisfies never
      return ''
  }
}

/** "a.js:2:32", as terminals and editors make a link of it. */
export function place({ line, column }: OutcomeError, file: string): string {
  return line === null ? '' : `${file}:${line}${column === null ? '' : `:${column}`}`
}
