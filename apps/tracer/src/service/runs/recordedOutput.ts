import { outputOf, type RunOutput } from '@loopscope/shared/wire/outputLines'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'

/** What a recording says of output and outcome. Its other lines, which may be very many, are passed over as bytes. */
export function recordedOutput(ndjson: Buffer): RunOutput {
  const events: TraceEvent[] = []
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = ndjson.indexOf(NEWLINE, start)
    if (!OUTPUT_OR_OUTCOME.test(ndjson.toString('latin1', start, start + LONGEST_TYPE))) continue
    events.push(traceEventSchema.parse(JSON.parse(ndjson.toString('utf8', start, end))))
  }
  return outputOf(events)
}

const NEWLINE = 10
const OUTPUT_OR_OUTCOME = /^\{"type":"(output|outcome)"/
const LONGEST_TYPE = '{"type":"outcome"'.length
