import type { RunRequest } from '@loopscope/shared/wire/api'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createTraceReader, newerSentence } from '@loopscope/shared/wire/versions/traceReader'
import { createLineCutter } from './lines.ts'
import { refusalSentence } from './refusalSentence.ts'
import { UNREACHABLE } from './unreachable.ts'

/** How a streamed run ended, seen from the page. A run that hit a limit is `complete`: its outcome says so. */
export type StreamEnd =
  | { readonly type: 'complete' }
  /** The person stopped it. */
  | { readonly type: 'stopped' }
  /** Never started, or broke off; `sentence` says why. */
  | { readonly type: 'failed'; readonly sentence: string }

/** How long to parse before the browser may paint again, ms. */
const SLICE_MS = 12

/**
 * Posts a snippet and hands over its events as they arrive. Never rejects for what a network or a service can do.
 * Aborting `signal` ends the run on the service too.
 */
export async function streamRun(
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
    if (!response.ok || response.body === null)
      return {
        type: 'failed',
        sentence: refusalSentence(
          response.status,
          await response.text(),
          response.headers.get('retry-after'),
        ),
      }
    return await readEvents(response.body, receive)
  } catch (error) {
    if (signal.aborted) return { type: 'stopped' }
    console.warn('The run broke off.', error)
    return { type: 'failed', sentence: UNREACHABLE }
  }
}

/** Hands over the events of an NDJSON stream in batches, with a chance for the page to paint between them. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  receive: (events: readonly TraceEvent[]) => void,
): Promise<StreamEnd> {
  const cutter = createLineCutter()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let end: StreamEnd = {
    type: 'failed',
    sentence: 'The recording broke off before its end. What arrived is shown.',
  }
  const trace = createTraceReader()
  let unreadable = 0
  const accept = (lines: readonly string[]) => {
    const events: TraceEvent[] = []
    for (const line of lines) {
      const event = trace.read(line)
      if (event === null) unreadable++
      else events.push(event)
      if (event?.type === 'outcome') end = { type: 'complete' }
    }
    if (events.length > 0) receive(events)
  }
  let sliceEnds = performance.now() + SLICE_MS
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    accept(cutter.push(decoder.decode(read.value, { stream: true })))
    if (performance.now() > sliceEnds) {
      await untilNextTask()
      sliceEnds = performance.now() + SLICE_MS
    }
  }
  accept(cutter.end())
  const newer = trace.newerVersion()
  if (newer !== null) return { type: 'failed', sentence: newerSentence(newer) }
  if (unreadable > 0)
    return {
      type: 'failed',
      sentence: `${unreadable === 1 ? '1 line' : `${unreadable} lines`} of the recording could not be read.`,
    }
  return end
}

function untilNextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
