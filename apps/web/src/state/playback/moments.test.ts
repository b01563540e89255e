import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { frameAt } from '@loopscope/shared/timeline/frameAt'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { followedOperation, NOTHING_SELECTED } from '../selection.ts'
import { momentsOf, nextMomentOf } from './moments.ts'

/** main schedules an immediate, which runs in check. */
const events: TraceEvent[] = [
  { type: 'main', at: 0 },
  {
    type: 'site',
    site: 0,
    api: 'setImmediate',
    frames: [{ name: '', file: null, line: 2, column: 1 }],
  },
  {
    type: 'init',
    at: 10,
    asyncId: 5,
    triggerAsyncId: 1,
    executionAsyncId: 1,
    resource: 'Immediate',
    site: 0,
  },
  { type: 'after', at: 20, asyncId: 1 },
  { type: 'check', at: 30, loopCount: 1, events: 0, idle: 0 },
  { type: 'before', at: 31, asyncId: 5, depth: 0, loopCount: 1, events: 0 },
  { type: 'after', at: 40, asyncId: 5 },
]
const timeline = buildTimeline(events)
const immediate = timeline.operations.findIndex(({ kind }) => kind === 'immediate')

test('an operation has the moments at which it is scheduled, runs and returns', () => {
  const moments = momentsOf(timeline, immediate)
  expect(moments.map((step) => timeline.steps[step]?.type)).toEqual(['schedule', 'run', 'return'])
})

test('following goes to the next moment, and from the last one to the first', () => {
  const [scheduled = -1, run = -1, done = -1] = momentsOf(timeline, immediate)
  expect([0, scheduled, run, done].map((at) => nextMomentOf(timeline, immediate, at))).toEqual([
    scheduled,
    run,
    done,
    scheduled,
  ])
  expect(nextMomentOf(timeline, 999, 0)).toBeNull()
})

test('what is selected is followed, else what is pointed at, else what runs', () => {
  const [, run = -1] = momentsOf(timeline, immediate)
  const frame = frameAt(timeline, run)
  expect([
    followedOperation({ hovered: 7, selected: 8, group: null, line: null }, timeline, frame),
    followedOperation({ hovered: 7, selected: null, group: null, line: null }, timeline, frame),
    followedOperation(NOTHING_SELECTED, timeline, frame),
    followedOperation(NOTHING_SELECTED, timeline, frameAt(timeline, 0)),
  ]).toEqual([8, 7, immediate, null])
})
