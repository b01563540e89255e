import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { flightsAt, turnedBack } from './flights.ts'

/** main sets a timer of 1 ms on line 2; it comes due, runs and returns. */
const events: TraceEvent[] = [
  { type: 'main', at: 0 },
  {
    type: 'site',
    site: 0,
    api: 'setTimeout',
    frames: [{ name: '', file: null, line: 2, column: 1 }],
  },
  {
    type: 'init',
    at: 10,
    asyncId: 5,
    triggerAsyncId: 1,
    executionAsyncId: 1,
    resource: 'Timeout',
    site: 0,
  },
  {
    type: 'timer',
    at: 10,
    asyncId: 5,
    delayAsked: 1,
    delayUsed: 1,
    repeat: false,
    dueAt: 1010,
  },
  { type: 'after', at: 20, asyncId: 1 },
  { type: 'before', at: 1100, asyncId: 5, depth: 0, loopCount: 0, events: 0 },
  { type: 'after', at: 1200, asyncId: 5 },
]
const timeline = buildTimeline(events)
const timer = timeline.operations.findIndex(({ kind }) => kind === 'timer')

test('each change of place is a flight at the step where it happens', () => {
  const flights = timeline.steps.flatMap((step, i) =>
    flightsAt(timeline, i).map(({ operation, from, to }) => [step.type, operation, from, to]),
  )
  expect(flights).toEqual([
    ['schedule', timer, null, 'inFlight'],
    ['ready', timer, 'inFlight', 'timers'],
    ['run', timer, 'timers', 'running'],
    ['return', timer, 'running', null],
  ])
})

test('a flight knows the line that it starts from, and can be turned back', () => {
  const step = timeline.steps.findIndex(({ type }) => type === 'schedule')
  const [flight] = flightsAt(timeline, step)
  expect(flight).toEqual({ operation: timer, from: null, to: 'inFlight', line: 2 })
  expect(flight && turnedBack(flight)).toEqual({
    operation: timer,
    from: 'inFlight',
    to: null,
    line: 2,
  })
})

test('nothing moves at the first step', () => {
  expect(flightsAt(timeline, 0)).toEqual([])
})
