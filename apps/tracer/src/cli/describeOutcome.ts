import type { EventOf } from '@loopscope/shared/wire/traceEvent'

/** How the run ended, in one or two sentences. */
export function describeOutcome({ outcome, node, sandbox, truncated }: EventOf<'outcome'>): string {
  const where = `Node ${node}, ${sandbox === 'none' ? 'no sandbox' : sandbox}`
  const kept = truncated ? ' The recording was cut off at its cap.' : ''
  const note = outcome.note === undefined ? '' : ` ${outcome.note}`
  return `${sentence(outcome)} (${where})${kept}${note}`
}

function sentence(outcome: EventOf<'outcome'>['outcome']): string {
  switch (outcome.type) {
    case 'finished':
      return `Finished with exit code ${outcome.exitCode}.`
    case 'threw': {
      const line = outcome.error.line === null ? '' : ` at line ${outcome.error.line}`
      return `Threw ${outcome.error.name}: ${outcome.error.message}${line}; exit code ${outcome.exitCode}.`
    }
    case 'timedOut':
      return `Stopped at the limit: ${outcome.afterMs} ms of ${outcome.limit} time. ${outcome.callback ?? ''}`.trimEnd()
    case 'outOfMemory':
      return 'Out of memory.'
    case 'tooManyEvents':
      return `Too many events: ${outcome.limit} were recorded.`
    case 'tooMuchOutput':
      return `Stopped for too much output: ${outcome.limitBytes} bytes are the limit.`
    case 'killed':
      return `Killed${outcome.signal === null ? '' : ` by ${outcome.signal}`}.`
    case 'rejected':
      return `Not started${outcome.error.line === null ? '' : `, because of line ${outcome.error.line}`}: ${outcome.error.message}`
    default:
      outcome satisfies never
      return ''
  }
}
