import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { expect, test } from 'vitest'
import { decorations } from './decorations.ts'

const timeline: Timeline = {
  run: null,
  outcome: null,
  exit: null,
  truncated: false,
  truncatedEvent: null,
  ticks: [],
  visits: [],
  callbacks: [],
  operations: [],
  outputs: [],
  errors: [],
  sites: [],
  steps: [],
  stays: [],
  hiddenEvents: 0,
  lastAt: 0,
}

const frame: Frame = {
  cursor: 4,
  lastCursor: 9,
  at: 0,
  phase: 'poll',
  queue: null,
  tick: 1,
  evidence: 'observed',
  line: 10,
  now: '',
  why: null,
  stack: [],
  queues: { timers: [], pending: [], poll: [], check: [], close: [], nextTick: [], microtask: [] },
  inFlight: [],
  outputs: 0,
  ended: false,
}

test('the running line wears its phase, a line with several things pending the most urgent', () => {
  const entry = { operation: 0, label: 'x', state: 'ready', dueAt: null } as const
  const queues = {
    ...frame.queues,
    nextTick: [{ ...entry, line: 10 }],
    check: [
      { ...entry, line: 10 },
      { ...entry, line: 9 },
    ],
  }
  expect(decorations({ ...frame, queues }, timeline)).toEqual([
    { line: 9, lineClass: null, markClass: 'mark mark-ready ph-check' },
    { line: 10, lineClass: 'line-now ph-poll', markClass: 'mark mark-ready ph-tick' },
  ])
})

test('the line of an error is marked, faintly until it happens', () => {
  const error = { name: 'TypeError', message: 'no', stack: null, line: 8, column: 1 }
  const threw: Timeline = {
    ...timeline,
    outcome: { type: 'threw', exitCode: 1, error },
    errors: [{ kind: 'uncaughtException', at: 0, handled: false, error, callback: 0, step: 5 }],
  }
  const failed = { line: 8, lineClass: 'line-failed', markClass: null }
  const running = { line: 10, lineClass: 'line-now ph-poll', markClass: null }
  expect(decorations(frame, threw)).toEqual([
    { ...failed, lineClass: 'line-failed line-later' },
    running,
  ])
  expect(decorations({ ...frame, cursor: 5 }, threw)).toEqual([failed, running])
  expect(decorations(frame, { ...threw, errors: [] })).toEqual([failed, running])
})
