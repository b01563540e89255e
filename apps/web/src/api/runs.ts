import type { RunRequest } from '@loopscope/shared/wire/api'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { BROKE_OFF, readEvents, type StreamEnd } from './readEvents.ts'
import { refusalSentence } from './refusalSentence.ts'
import { UNREACHABLE } from './unreachable.ts'

type Receive = (events: readonly TraceEvent[]) => void

/**
 * Posts a snippet and hands over its events as they arrive. Never rejects for what a network or a service can do. A run whose recording
 * breaks off, as when one of several services ends, is asked for once more: another batch that begins with a header (`run`) begins the
 * recording anew, and where none comes what arrived of the first is all there is. Aborting `signal` ends the run on the service too.
 */
export async function streamRun(
  request: RunRequest,
  signal: AbortSignal,
  receive: Receive,
): Promise<StreamEnd> {
  const first = await askOnce(request, signal, receive)
  if (first.type !== 'failed' || !first.isCut) return first
  let isAnew = false
  const second = await askOnce(request, signal, (events) => {
    isAnew = true
    receive(events)
  })
  if (second.type !== 'failed') return second
  if (isAnew) return second.isCut ? BROKE_OFF_TWICE : second
  return second.sentence === UNREACHABLE
    ? first
    : { ...first, sentence: `${first.sentence} ${second.sentence}` }
}

const BROKE_OFF_TWICE: StreamEnd = {
  type: 'failed',
  isCut: true,
  sentence:
    'The recording broke off before its end, and so did a second run. What arrived is shown.',
}

async function askOnce(
  request: RunRequest,
  signal: AbortSignal,
  receive: Receive,
): Promise<StreamEnd> {
  let hasBegun = false
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
    hasBegun = true
    return await readEvents(response.body, receive)
  } catch (error) {
    if (signal.aborted) return { type: 'stopped' }
    console.warn('The run broke off.', error)
    return hasBegun ? BROKE_OFF : { type: 'failed', isCut: false, sentence: UNREACHABLE }
  }
}
