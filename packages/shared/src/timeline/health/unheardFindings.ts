import { DOCS } from '../docs.ts'
import { endedInSilence } from '../steps/endedInSilence.ts'
import type { Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LISTED } from './thresholds.ts'

/** Listeners that were added after the only emit of their event, and so were never called. Inferred from the snippet's text. */
export function unheardFindings(timeline: Timeline): Finding[] {
  if (!endedInSilence(timeline)) return []
  return timeline.unheard.slice(0, LISTED).map(({ event, line, emitLine }) => ({
    kind: 'unheard',
    severity: 'warning',
    sentence: `The '${event}' listener on line ${line} was never called: by the text, the only emit('${event}') is on line ${emitLine} and ran before the listener was added. An emitter does not keep events for later.`,
    amount: 1,
    step: timeline.steps.length - 1,
    operation: null,
    docs: DOCS.events,
  }))
}
