import type { Frame, QueueEntry } from '@loopscope/shared/timeline/frame'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { expect, test } from 'vitest'
import { decorations } from './decorations.ts'

const timeline: Timeline = {
  run: null,
  outcome: null,
  exit: null,
  stopReason: null,
  truncated: false,
  truncatedEvent: null,
  ticks: [],
  visits: [],
  callbacks: [],
  operations: [],
  outputs: [],
  errors: [],
  sites: [],
  poolSize: 4,
  poolWorks: [],
  streamsLeft: [],
  holds: [],
  unheard: [],
  requests: [],
  steps: [],
  queueSpans: [],
  hiddenEvents: 0,
  lastAt: 0,
}

const frame: Frame = {
  cursor: 4,
  lastCursor: 9,
  at: 1000,
  phase: 'poll',
  queue: null,
  tick: 1,
  evidence: 'observed',
  line: 10,
  now: '',
  why: null,
  stack: [],
  queues: { timers: [], check: [], nextTick: [], microtask: [] },
  inFlight: [],
  outputs: 0,
  ended: false,
  exitedFrom: null,
}

const timer: Operation = {
  index: 0,
  asyncId: 5,
  resource: 'Timeout',
  label: 'setTimeout',
  kind: 'timer',
  site: null,
  line: 8,
  elsewhere: null,
  internal: false,
  group: 0,
  scheduledBy: 0,
  scheduledAt: 0,
  scheduledStep: 1,
  readyAt: null,
  dueAt: 1940,
  delayAsked: 1,
  delayUsed: 1,
  repeat: false,
  parent: null,
  runs: [],
  doneAt: null,
  cancelled: false,
  promiseState: null,
}

const ready = (line: number): QueueEntry => ({
  operation: 0,
  label: 'x',
  state: 'ready',
  dueAt: null,
  line,
  elsewhere: null,
})
const bare = { operation: null, note: null, hover: [], wrongFrom: null }

test('the running line wears its phase, a line with several things pending the most urgent', () => {
  const queues = { ...frame.queues, nextTick: [ready(10)], check: [ready(10), ready(9), ready(9)] }
  expect(decorations({ ...frame, queues }, timeline)).toEqual([
    {
      ...bare,
      line: 9,
      lineClass: null,
      markClass: 'mark mark-ready ph-check glyph-check',
      operation: 0,
      note: { text: '2 ready', className: 'ph-check', cut: false },
      hover: ['x: ready', 'x: ready'],
    },
    {
      ...bare,
      line: 10,
      lineClass: 'line-now ph-poll',
      markClass: 'mark mark-ready ph-tick glyph-tick',
      operation: 0,
      note: { text: 'ready', className: 'ph-tick', cut: false },
      hover: ['x: ready', 'x: ready'],
    },
  ])
})

test('thousands are written with a comma, as everywhere else', () => {
  const queues = { ...frame.queues, check: Array.from({ length: 1204 }, () => ready(9)) }
  const mark = decorations({ ...frame, queues }, timeline).find(({ line }) => line === 9)
  expect([mark?.note?.text, mark?.hover.at(-1)]).toEqual(['1,204 ready', 'and 1,200 more'])
})

test('what is in flight is dashed, and a timer says when it is due', () => {
  const entry = { ...ready(8), state: 'waiting', dueAt: 1940 } as const
  const flying = { ...frame, line: null, inFlight: [entry] }
  const recorded = { ...timeline, operations: [timer] }
  const mark = {
    ...bare,
    line: 8,
    lineClass: null,
    markClass: 'mark mark-flight ph-timers glyph-timers',
    operation: 0,
    note: { text: 'due in 0.94 ms', className: 'ph-timers', cut: false },
    hover: ['x: due in 0.94 ms'],
  }
  expect(decorations(flying, recorded)).toEqual([mark])
  expect(decorations({ ...flying, at: 2940 }, recorded)[0]?.note?.text).toBe('due since 1.00 ms')
  expect(decorations({ ...flying, ended: true }, recorded)).toEqual([
    {
      ...mark,
      markClass: 'mark mark-never ph-timers glyph-timers',
      note: { text: 'never ran', className: 'note-never', cut: false },
      hover: ['x: never ran'],
    },
  ])
})

test('the line of an error is marked, faintly until it happens', () => {
  const error = { name: 'TypeError', message: 'no', stack: null, line: 8, column: 3 }
  const threw: Timeline = {
    ...timeline,
    outcome: { type: 'threw', exitCode: 1, error },
    errors: [
      {
        kind: 'uncaughtException',
        at: 0,
        handled: false,
        handledBy: null,
        error,
        isMainModules: false,
        promise: null,
        callback: 0,
        step: 5,
      },
    ],
  }
  const failed = {
    line: 8,
    lineClass: 'line-failed',
    markClass: 'mark mark-failed ph-err glyph-err',
    operation: null,
    note: { text: 'TypeError: no', className: 'note-failed', cut: true },
    hover: ['TypeError: no'],
    wrongFrom: 3,
  }
  const now = { ...bare, line: 10, lineClass: 'line-now ph-poll', markClass: null }
  expect(decorations(frame, threw)).toEqual([
    {
      ...bare,
      line: 8,
      lineClass: 'line-failed line-later',
      markClass: null,
      note: { text: 'later: TypeError: no', className: 'note-never', cut: true },
      hover: ['Later: TypeError: no'],
    },
    now,
  ])
  expect(decorations({ ...frame, cursor: 5 }, threw)).toEqual([failed, now])
  expect(decorations(frame, { ...threw, errors: [] })).toEqual([failed, now])
})

test('TypeScript that was refused has its error marked, though nothing ran', () => {
  const error = { name: 'SyntaxError', message: 'enum', stack: null, line: 2, column: null }
  const refused: Timeline = { ...timeline, outcome: { type: 'rejected', exitCode: null, error } }
  expect(decorations(null, refused).map(({ line, wrongFrom }) => [line, wrongFrom])).toEqual([
    [2, 1],
  ])
})
