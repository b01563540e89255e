import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'

/** The events of a recording that the service itself has written: no need to check them again. */
export function parseRecording(chunks: readonly Buffer[]): TraceEvent[] {
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TraceEvent)
}
