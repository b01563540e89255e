import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import classic from './classic.ndjson?raw'

/** The recording of the default snippet on Node 24. */
export function classicTimeline(): Timeline {
  return buildTimeline(
    classic
      .trimEnd()
      .split('\n')
      .map((line) => traceEventSchema.parse(JSON.parse(line))),
  )
}

/** A made-up recording: main makes `count` nextTicks on line 3, then they run. Four events for each. */
export function repeatedTimeline(count: number, ended = true): Timeline {
  const events: TraceEvent[] = [
    { type: 'main', at: 0 },
    {
      type: 'site',
      site: 0,
      api: 'nextTick',
      frames: [{ name: 'f', file: null, line: 3, column: 1 }],
    },
  ]
  let at = 1
  const step = { triggerAsyncId: 1, executionAsyncId: 1, resource: 'TickObject', site: 0 } as const
  for (let i = 0; i < count; i++) events.push({ type: 'init', at: ++at, asyncId: 10 + i, ...step })
  events.push({ type: 'after', at: ++at, asyncId: 1 })
  for (let i = 0; i < count; i++) {
    events.push(
      { type: 'before', at: ++at, asyncId: 10 + i, depth: 0, loopCount: 0, events: 0 },
      { type: 'after', at: ++at, asyncId: 10 + i },
      { type: 'destroy', at, asyncId: 10 + i },
    )
  }
  if (ended)
    events.push(
      { type: 'exit', at: ++at, code: 0, explicit: false },
      { type: 'end', at: ++at, code: 0 },
      {
        type: 'outcome',
        outcome: { type: 'finished', exitCode: 0, durationMs: 1 },
        node: '24.21.0',
        sandbox: 'bubblewrap',
        events: events.length,
        truncated: false,
      },
    )
  return buildTimeline(events)
}
