import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { EventOf } from '@loopscope/shared/wire/traceEvent'

/** One line of NDJSON per write of the snippet, in order, and the outcome last: what `--format summary` prints. */
export function formatSummary(timeline: Timeline, outcome: EventOf<'outcome'>): string {
  const outputs = timeline.outputs.map((output) => {
    const { stream, text, phase, queue, tick, evidence, line, elsewhere } = output
    const place = elsewhere === null ? {} : { elsewhere }
    return JSON.stringify({
      type: 'output',
      stream,
      text,
      phase,
      queue,
      tick,
      evidence,
      line,
      ...place,
    })
  })
  return `${[...outputs, JSON.stringify(outcome)].join('\n')}\n`
}
