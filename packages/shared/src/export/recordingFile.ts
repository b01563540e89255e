import type { TraceEvent } from '../wire/traceEvent.ts'

/** A recording as the text of a file, NDJSON: with the program, so that whoever opens it sees both. */
export function recordingFile(events: readonly TraceEvent[], source: string): string {
  return events.map((event) => `${JSON.stringify(withSource(event, source))}\n`).join('')
}

/** The header with the program beside it; any other event as it is. */
export function withSource(event: TraceEvent, source: string): TraceEvent {
  return event.type === 'run' ? { ...event, source } : event
}
