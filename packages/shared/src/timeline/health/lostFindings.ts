import { DOCS } from '../docs.ts'
import { count } from '../sentences/words.ts'
import type { Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { theStream } from './streamCauses.ts'
import { streamsLeft } from './streamsLeft.ts'
import { LISTED } from './thresholds.ts'

/** What was written and never arrived, because the process ended before. */
export function lostFindings(timeline: Timeline): Finding[] {
  return [...lostOutput(timeline), ...lostInStreams(timeline)]
}

/** Streams that had not written everything when process.exit() was called. */
function lostInStreams(timeline: Timeline): Finding[] {
  if (timeline.exit?.explicit !== true) return []
  return [...streamsLeft(timeline).streams.values()].slice(0, LISTED).map((stream) => ({
    kind: 'lostOutput',
    severity: 'warning',
    sentence: `process.exit() was called while ${theStream(stream)} still had data to write. Node does not wait for it: what it has not written by then is lost.`,
    amount: 1,
    step: timeline.steps.length - 1,
    operation: null,
    docs: DOCS.exit,
  }))
}

/** Writes to stdout and stderr that the pipe had not taken. */
function lostOutput(timeline: Timeline): Finding[] {
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
