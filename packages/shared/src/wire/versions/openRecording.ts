import type { RunEvent } from '../runEvent.ts'
import type { TraceEvent } from '../traceEvent.ts'
import { createTraceReader, newerSentence } from './traceReader.ts'

export type OpenedRecording =
  | { readonly type: 'opened'; readonly header: RunEvent; readonly events: readonly TraceEvent[] }
  /** `sentence`: what is wrong with the file, for a person. */
  | { readonly type: 'refused'; readonly sentence: string }

/**
 * A recording out of a file's text: NDJSON, one event per line, of any version there has been. A recording may end before
 * its outcome; a line that cannot be read refuses the whole file, as what is left of it would tell another story.
 */
export function openRecording(text: string): OpenedRecording {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const reader = createTraceReader()
  const events: TraceEvent[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const event = reader.read(line)
    const newer = reader.newerVersion()
    if (newer !== null) return refused(newerSentence(newer))
    if (events.length === 0 && event?.type !== 'run') return refused(notARecording(line))
    if (event === null)
      return refused(
        `Line ${(index + 1).toLocaleString('en')} of the recording cannot be read: the file is damaged or was cut off.`,
      )
    events.push(event)
  }
  const [header] = events
  return header?.type === 'run' ? { type: 'opened', header, events } : refused('The file is empty.')
}

function notARecording(firstLine: string): string {
  if (/^\s*\{"type":"lab"/.test(firstLine))
    return 'This is the recording of a demo’s session, which only a link can show.'
  return 'This is no recording of Loopscope: a recording begins with a line that says which Node ran it.'
}

function refused(sentence: string): OpenedRecording {
  return { type: 'refused', sentence }
}
