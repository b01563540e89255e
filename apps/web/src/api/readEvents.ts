import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createTraceReader, newerSentence } from '@loopscope/shared/wire/versions/traceReader'
import { createLineCutter } from './lines.ts'

/** How a streamed run ended, seen from the page. A run that hit a limit is `complete`: its outcome says so. */
export type StreamEnd =
  | { readonly type: 'complete' }
  /** The person stopped it. */
  | { readonly type: 'stopped' }
  /** `sentence` says why there is no whole recording. `isCut`: it began, and its end did not come. */
  | { readonly type: 'failed'; readonly sentence: string; readonly isCut: boolean }

/** The end of a recording whose outcome did not come. */
export const BROKE_OFF = {
  type: 'failed',
  isCut: true,
  sentence: 'The recording broke off before its end.',
} as const satisfies StreamEnd

/** How long to parse before the browser may paint again, ms. */
const SLICE_MS = 12

/**
 * Hands over the events of an NDJSON stream in batches, with a chance for the page to paint between them. A stream that breaks off is
 * at its end, and `isCut` where the outcome has not come.
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  receive: (events: readonly TraceEvent[]) => void,
): Promise<StreamEnd> {
  const cutter = createLineCutter()
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let end = BROKE_OFF as StreamEnd
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
  for (let read = await readFrom(reader); !read.done; read = await readFrom(reader)) {
    accept(cutter.push(decoder.decode(read.value, { stream: true })))
    if (performance.now() > sliceEnds) {
      await untilNextTask()
      sliceEnds = performance.now() + SLICE_MS
    }
  }
  const broken = unreadable
  accept(cutter.end())
  // The last line of what broke off is the beginning of one.
  if (end.type !== 'complete') unreadable = broken
  const newer = trace.newerVersion()
  if (newer !== null) return { type: 'failed', isCut: false, sentence: newerSentence(newer) }
  if (unreadable > 0)
    return {
      type: 'failed',
      isCut: false,
      sentence: `${unreadable === 1 ? '1 line' : `${unreadable} lines`} of the recording could not be read.`,
    }
  return end
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** What breaks off is at its end. The browser's own words for why are for whoever looks into the console; a person's Stop has none. */
async function readFrom(reader: Reader): ReturnType<Reader['read']> {
  try {
    return await reader.read()
  } catch (error) {
    const isStopped = error instanceof Error && error.name === 'AbortError'
    if (!isStopped) console.warn('The recording broke off.', error)
    return { done: true, value: undefined }
  }
}

function untilNextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
