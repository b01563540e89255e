import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'

/** A batch of events as it goes over the wire: NDJSON, UTF-8. */
export function encodeEvents(batch: readonly TraceEvent[]): Buffer {
  return Buffer.from(batch.map((event) => `${JSON.stringify(event)}\n`).join(''))
}
