import { DOCS } from '../docs.ts'
import { count } from '../sentences/words.ts'
import type { Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'

/** Writes to stdout and stderr that never came out of the pipe, because the process ended before it had taken them. */
export function lostFindings(timeline: Timeline): Finding[] {
  const { outcome, exit } = timeline
  const lost = outcome?.lost
  if (lost === undefined) return []
  const { writes, bytes, lines } = lost
  const what = `${count(writes, 'write')} (${count(lines, 'line')}, ${count(bytes, 'byte')})`
  return [
    {
      kind: 'lostOutput',
      severity: 'failure',
      sentence:
        exit?.explicit === true
          ? `process.exit() was called with ${what} not yet in the pipe: they are lost. Set process.exitCode instead and let the process end by itself: Node then waits for them.`
          : `The process ended with ${what} not yet in the pipe: they are lost.`,
      amount: writes,
      step: timeline.steps.length - 1,
      operation: null,
      docs: DOCS.exit,
    },
  ]
}
