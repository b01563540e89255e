import { DOCS } from '../docs.ts'
import { onLine } from '../sentences/words.ts'
import { endedInSilence } from '../steps/endedInSilence.ts'
import type { Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { connected, streamCauses, theStream, unansweredFunctions } from './streamCauses.ts'
import { type StreamsLeft, type StreamWait, streamsLeft } from './streamsLeft.ts'
import { LISTED } from './thresholds.ts'
import { unsettledFindings } from './unsettledFindings.ts'

/**
 * Streams that the process ended without having finished: whoever waited for them (a callback, a listener, an await) and
 * where they were stuck. One finding for streams that are piped together.
 */
export function streamFindings(timeline: Timeline): Finding[] {
  if (!endedInSilence(timeline)) return []
  const left = streamsLeft(timeline)
  const awaits = unsettledFindings(timeline).length > 0
  const said = new Set<number>()
  const sentences: string[] = []
  const say = (streams: readonly number[], words: readonly string[]): void => {
    if (words.length === 0 || streams.some((stream) => said.has(stream))) return
    for (const { number } of connected(left, streams)) said.add(number)
    sentences.push(words.join(' '))
  }
  for (const wait of inOrder(left)) {
    const causes = streamCauses(left, wait)
    if (wait.by !== 'node') say(wait.streams, [waitWords(left, wait), ...causes])
    // The await itself is told by a finding of its own.
    else if (awaits) say(wait.streams, causes)
  }
  for (const stream of left.streams.values())
    if (!stream.facts.has('destroyed') && stream.functions.every(({ name }) => name !== 'read'))
      say([stream.number], unansweredFunctions(stream))
  return [...new Set(sentences)].slice(0, LISTED).map((sentence) => ({
    kind: 'streamWaits',
    severity: 'warning',
    sentence,
    amount: 1,
    step: timeline.steps.length - 1,
    operation: null,
    docs: DOCS.streams,
  }))
}

function inOrder({ waits }: StreamsLeft): StreamWait[] {
  const rank = ({ by, event }: StreamWait): number =>
    by === 'listener' ? (event === 'close' ? 2 : 1) : by === 'node' ? 3 : 0
  return [...waits].sort((a, b) => rank(a) - rank(b))
}

function waitWords({ streams }: StreamsLeft, { by, event, line, streams: awaited }: StreamWait) {
  const stream = streams.get(awaited[0] ?? -1)
  const what = stream === undefined ? 'a stream' : theStream(stream)
  switch (by) {
    case 'pipeline':
      return `The process ended before the pipeline${onLine(line)} had finished: its callback was never called.`
    case 'finished':
      return `The process ended while finished()${onLine(line)} still waited for ${what}: its callback was never called.`
    default:
      return `The process ended before the '${event}' of ${what}, which ${line === null ? 'a listener' : `the listener on line ${line}`} waits for.`
  }
}
