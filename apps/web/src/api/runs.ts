import type { RunRequest } from '@loopscope/shared/wire/api'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { BROKE_OFF, readEvents, type StreamEnd } from './readEvents.ts'
import { fetchRecording } from './recordings.ts'
import { refusalSentence } from './refusalSentence.ts'
import { UNREACHABLE } from './unreachable.ts'

/** Takes events as they arrive. `isAnew`: they begin the recording again, and nothing of what came before belongs to it. */
export type Receive = (events: readonly TraceEvent[], isAnew: boolean) => void

/**
 * Posts a snippet and hands over its events as they arrive. Never rejects for what a network or a service can do. A recording that
 * breaks off, as when one of several services ends, is asked for again: where the service has kept it, it is read from there, else
 * the snippet is run once more. What arrived of the first run stays until there is more of the second. Aborting `signal` ends the run
 * on the service too.
 */
export async function streamRun(
  request: RunRequest,
  signal: AbortSignal,
  receive: Receive,
): Promise<StreamEnd> {
  let runId: string | null = null
  let arrived = 0
  const first = await askOnce(request, signal, (events) => {
    const [header] = events
    if (arrived === 0 && header?.type === 'run') runId = header.runId
    arrived += events.length
    receive(events, false)
  })
  if (first.type !== 'failed' || !first.isCut) return first
  console.warn(`The recording of run ${runId} broke off after ${arrived} events.`)
  // A service that goes on cuts off whom it cannot send to, and keeps what was recorded.
  const kept = runId === null ? null : await fetchRecording(runId, signal)
  if (kept !== null) {
    receive(kept, true)
    return { type: 'complete' }
  }
  return signal.aborted ? { type: 'stopped' } : runAgain(request, signal, receive, arrived)
}

/** `arrived`: so many events of the first run are there, and more than these take their place. */
async function runAgain(
  request: RunRequest,
  signal: AbortSignal,
  receive: Receive,
  arrived: number,
): Promise<StreamEnd> {
  let held: TraceEvent[] | null = []
  const begin = () => {
    if (held === null) return
    const events = held
    held = null
    receive(events, true)
  }
  const end = await askOnce(request, signal, (events) => {
    if (held === null) return receive(events, false)
    for (const event of events) held.push(event)
    if (held.length > arrived) begin()
  })
  if (end.type === 'complete') begin()
  if (end.type !== 'failed') return end
  if (end.isCut) return { ...end, sentence: TWICE }
  return end.sentence === UNREACHABLE
    ? BROKE_OFF
    : { ...end, isCut: true, sentence: `${BROKE_OFF.sentence} ${end.sentence}` }
}

const TWICE = 'The recording broke off before its end, and so did that of a second run.'

async function askOnce(
  request: RunRequest,
  signal: AbortSignal,
  receive: (events: readonly TraceEvent[]) => void,
): Promise<StreamEnd> {
  try {
    const response = await fetch('/api/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    })
    if (!response.ok || response.body === null) {
      const retryAfter = response.headers.get('retry-after')
      const sentence = refusalSentence(response.status, await response.text(), retryAfter)
      return { type: 'failed', isCut: false, sentence }
    }
    const end = await readEvents(response.body, receive)
    return signal.aborted && end.type !== 'complete' ? { type: 'stopped' } : end
  } catch (error) {
    if (signal.aborted) return { type: 'stopped' }
    console.warn('The run did not begin.', error)
    return { type: 'failed', isCut: false, sentence: UNREACHABLE }
  }
}
