import { DOCS } from '../docs.ts'
import { endSentence } from '../sentences/end.ts'
import { capital, count, duration, theCallback } from '../sentences/words.ts'
import { isEndedFromOutside, openAtEnd } from '../steps/endedFromOutside.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'

/** Runs that were ended from outside, what never returned in them, and recordings that were cut off. */
export function endFindings(timeline: Timeline): Finding[] {
  const { truncated } = timeline
  const last = timeline.steps.length - 1
  const findings: Finding[] = []
  if (isEndedFromOutside(timeline)) {
    findings.push(finding('stopped', 'failure', endSentence(timeline), last))
    const open = wasTurning(timeline) ? null : openAtEnd(timeline)
    if (open !== null) {
      findings.push({
        ...finding(
          'neverReturned',
          'failure',
          `${capital(theCallback(open))} began at ${duration(open.startAt)} and never returned.`,
          runStepOf(timeline, open.index) ?? last,
        ),
        operation: open.operation,
      })
    }
  }
  if (truncated)
    findings.push(
      finding(
        'truncated',
        'warning',
        `The recording was cut off after ${count(timeline.callbacks.length, 'callback')}: what came later is not in it, except for output and errors.`,
        last,
      ),
    )
  return findings
}

/** Whatever ran at that moment is not to blame for the limit: it had just begun. */
function wasTurning({ stopReason }: Timeline): boolean {
  return stopReason?.startsWith('The loop was still turning') === true
}

function finding(
  kind: Finding['kind'],
  severity: Finding['severity'],
  sentence: string,
  step: number,
): Finding {
  return { kind, severity, sentence, amount: 1, step, operation: null, docs: DOCS.blocking }
}
