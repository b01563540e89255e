import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stoppedAfter } from '../../../fixtures/claims/ends/wrongEnds.ts'
import { programs } from '../../../fixtures/randomProgram.ts'
import { recordProgram } from '../../../fixtures/randomRecording.ts'
import { readFixture } from '../../../fixtures/readFixture.ts'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { buildTimeline } from '../buildTimeline.ts'
import type { FindingKind } from './finding.ts'
import { findingsOf } from './findingsOf.ts'

const recordings = readdirSync(new URL('../../../fixtures/', import.meta.url))
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.replace('.ndjson', ''))

/** Times differ from recording to recording. */
const found = (name: string, kind: FindingKind) =>
  findingsOf(buildTimeline(readFixture(name)))
    .filter((finding) => finding.kind === kind)
    .map(({ severity, sentence }) => `${severity}: ${sentence.replace(/[\d.]+ m?s\b/g, '#')}`)

describe('it stands out', () => {
  it('which callback held the loop, and which timers it made late', () => {
    expect(found('blocked.node24', 'heldLoop')).toEqual([
      'warning: The setImmediate callback from line 8 held the loop for #, longer than any other.',
    ])
    expect(found('blocked.node24', 'lateTimer')).toEqual([
      'warning: 2 timers ran late, the timer on line 7 by #. The loop was held until #: the setImmediate callback from line 8 took #.',
    ])
  })

  it('what may have waited in the thread pool and in the kernel behind a callback, and behind which', () => {
    expect(new Set(found('behind.node24', 'lateIo'))).toEqual(
      new Set([
        'warning: The loop was held until #: main took #. The event behind the stat callback from line 3 may have waited up to #.',
        'warning: The loop was held until #: the setImmediate callback from line 8 took #. The event behind the connect callback from line 5 may have waited up to #.',
      ]),
    )
  })

  it('which round of an interval was late because the round before took long', () => {
    expect(found('interval.node24', 'lateTimer')).toEqual([
      'warning: The interval on line 2 ran late in 2 of its 5 rounds, by up to #. The loop was held until #: the setInterval callback from line 2 took #.',
    ])
  })

  it('that nextTicks and promises starved what was ready', () => {
    expect(found('starved.node24', 'starvation')).toEqual([
      'warning: 12 nextTicks after main delayed the loop #; the setImmediate on line 3 had been ready since #.',
      'warning: 11 microtasks after the setTimeout callback from line 9 delayed the loop #; the timer on line 11 had been due since #.',
    ])
  })

  it('no callback that had just begun when a loop that turned was stopped', () => {
    const events = readFixture('interval.node24')
    const begun = events.findLastIndex(({ type }) => type === 'before') + 1
    const timeline = buildTimeline(stoppedAfter(events, begun, 0))
    expect(timeline.callbacks.filter(({ endAt }) => endAt === null)).toHaveLength(1)
    expect(findingsOf(timeline).filter(({ severity }) => severity === 'failure')).toEqual([
      expect.objectContaining({ kind: 'stopped', sentence: expect.stringContaining('turning') }),
    ])
  })

  it('what kept a loop alive until it was stopped, and not what is unref’d', () => {
    expect(found('idle.node24', 'stopped')).toEqual([
      'failure: Stopped at the limit: #. Idle since #: the server on line 2 keeps the process alive; the timer on line 4 is due at #.',
    ])
  })

  it('that the process ended while an await waited, and what code 13 says', () => {
    expect(found('unsettled.node24', 'neverSettled')).toEqual([
      'warning: The process ended while the await on line 8 still waited for the promise of once on line 8. Nothing had settled its promise, and a promise alone does not keep the process alive. Exit code 13 says that a top-level await was never settled.',
    ])
  })

  it.each(['10', '24'])('which streams waited, and what for, on Node %s', (node) => {
    expect(found(`streams.node${node}`, 'streamWaits')).toEqual([
      "warning: The process ended before the pipeline on line 9 had finished: its callback was never called. Nobody read the PassThrough on line 9 to its end: it had no 'data' or 'readable' listener and was not piped anywhere. Its buffer was full.",
      'warning: The process ended while finished() on line 38 still waited for the PassThrough on line 37: its callback was never called. end() was never called on the PassThrough on line 37.',
      "warning: The process ended before the 'finish' of the Writable on line 11, which a listener waits for. The write function on line 12, of the Writable on line 11, never called its callback for the last chunk it was given.",
      "warning: The process ended before the 'end' of the Lines on line 25, which the listener on line 27 waits for. The flush function on line 23, of the Lines on line 25, never called its callback.",
      "warning: The process ended before the 'end' of the Readable on line 30, which the listener on line 32 waits for. The Readable on line 30 was paused, and nothing resumed it.",
      'warning: The final function on line 45 never called its callback.',
    ])
  })

  it('that delays were not kept', () => {
    expect(found('clamped.node24', 'clampedDelay')).toEqual([
      'warning: setTimeout on line 2 was called with a delay of -#, so Node uses #.',
      'warning: setTimeout on line 4 was called with a delay of #, so Node uses #.',
      'note: setTimeout on line 1 was called with a delay of #, so Node uses #.',
      'note: setTimeout on line 3 was called without a valid delay, so Node uses #.',
      'note: setInterval on line 5 was called with a delay of #, so Node uses #.',
    ])
    expect(found('clamped.node10', 'clampedDelay')).toEqual([])
  })

  it('that more jobs were with the thread pool than it has threads', () => {
    expect(found('pool.node24', 'poolFull')).toEqual([
      'warning: From # to # the thread pool had more jobs than its 4 threads: up to 7 had not called back.',
    ])
  })

  it('that pieces of zlib streams were more than the threads that the snippet asked for', () => {
    expect(found('pieces.node24', 'poolFull')).toEqual([
      'warning: From # to # the thread pool had more jobs than its 2 threads: up to 5 had not called back.',
    ])
  })

  it('what races', () => {
    expect(found('race.node24', 'race')).toEqual([
      'note: The timer on line 4 and the setImmediate on line 5 race: how soon after main the loop begins decides whether the # is over.',
      'note: The timer on line 2 and the timer on line 3 are due within #: how long the code between the two calls takes decides which is first.',
      'note: The stat on line 1 and the setImmediate on line 5 race: Poll comes before Check, but the thread pool may not be done by then.',
    ])
  })

  it('once what races from the same lines again and again', () => {
    expect(found('timerLoop.node24', 'race')).toEqual([
      expect.stringMatching(
        /^note: Two timers on line 3 are due within #: .* The same goes for \d+ more pairs from these lines\.$/,
      ),
    ])
  })

  it('that readFile races an immediate on Node 26, where it is one job, and not before', () => {
    expect(['seed.node24', 'seed.node26'].map((name) => found(name, 'race').length)).toEqual([0, 1])
  })

  it('which starts are races: an ES module of Node 22 and later, and Check; from Poll and Timers the immediate is first', () => {
    const ofCheck =
      'note: The timer on line 3 and the setImmediate on line 4 race: Timers comes before the next Check, and the # may be over by then or not.'
    expect(found('starts.node20', 'race')).toEqual([ofCheck])
    expect(found('starts.node24', 'race')).toEqual([
      'note: The timer on line 1 and the setImmediate on line 2 race: how soon after main the loop begins decides whether the # is over.',
      ofCheck,
    ])
  })

  it('that a main that blocked has decided the race', () => {
    expect(found('entry.node24', 'race')).toEqual([])
  })

  it('what nobody caught, and that a listener took it', () => {
    expect(found('throws.node24', 'uncaughtError')).toEqual([
      'failure: The nextTick callback from line 3 threw TypeError on line 5. That ended the process.',
    ])
    expect([
      ...found('rejected.node24', 'unhandledRejection'),
      ...found('rejected.node24', 'uncaughtError'),
    ]).toEqual([
      'warning: A promise was rejected with TypeError on line 3 and had no handler. An unhandledRejection or uncaughtException listener handled it.',
      'warning: The setImmediate callback from line 5 threw RangeError on line 6. An uncaughtException listener handled it.',
    ])
  })

  it.each(['bodyThrows.node14', 'bodyThrows.node24'])(
    "that a module's body threw, in %s",
    (name) => {
      expect([...found(name, 'uncaughtError'), ...found(name, 'unhandledRejection')]).toEqual([
        "failure: The module's body threw ReferenceError on line 3. That ended the process.",
      ])
    },
  )

  it.each([
    ['notLinked.node24', 1],
    ['notCompiled.node24', 2],
  ])('that %s could not be loaded', (name, line) => {
    expect([...found(name, 'uncaughtError'), ...found(name, 'unhandledRejection')]).toEqual([
      `failure: The module could not be loaded: SyntaxError on line ${line}. That ended the process.`,
    ])
  })

  it.each(['leftover.node18', 'leftover.node24'])('who threw, a microtask too, in %s', (name) => {
    expect(found(name, 'uncaughtError')).toEqual([
      'warning: The nextTick callback from line 2 threw Error on line 3. An uncaughtException listener handled it.',
      'warning: The queueMicrotask callback from line 7 threw Error on line 8. An uncaughtException listener handled it.',
    ])
  })

  it('what never returned', () => {
    expect(found('forever.node24', 'neverReturned')).toEqual([
      'failure: The setImmediate callback from line 3 began at # and never returned.',
    ])
  })

  it('that the recording was cut off', () => {
    const cut: TraceEvent[] = readFixture('seed.node24').slice(0, 60)
    cut.push({ type: 'truncated', at: 1e5, rows: 60 })
    expect(findingsOf(buildTimeline(cut)).map(({ kind }) => kind)).toEqual(['truncated'])
  })
})

describe('it does not stand out', () => {
  it('what ran before a timer or an immediate was ready, such as the loading of its module', () => {
    expect(found('loads.node24', 'starvation')).toEqual([])
  })

  it('that an error left its callback, however long the loop slept after it', () => {
    const timeline = buildTimeline(readFixture('rejected.node24'))
    const threw = timeline.callbacks.find(({ label }) => label === 'setImmediate')
    expect((threw?.endAt ?? 0) - (threw?.startAt ?? 0)).toBeLessThan(1000)
  })

  it('what an ordinary program does', () => {
    expect(findingsOf(buildTimeline(readFixture('sockets.node24')))).toEqual([])
  })
})

it.each(recordings)('the findings about %s lead to what they tell of', (name) => {
  expect(strayFindings(readFixture(name))).toEqual([])
})

it('the findings about any program lead to what they tell of', () => {
  fc.assert(
    fc.property(programs, (program) => {
      expect(strayFindings(recordProgram(program))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

/** Findings whose step or operation does not exist, or whose sentence names a line that neither the operation nor a callback of it has. */
function strayFindings(events: readonly TraceEvent[]) {
  const timeline = buildTimeline(events)
  return findingsOf(timeline).filter(({ step, operation, sentence }) => {
    const { line = null, runs = [] } = timeline.operations[operation ?? -1] ?? {}
    const lines = [line, ...runs.map((run) => timeline.callbacks[run]?.line ?? null)]
    const isNamed =
      line === null || lines.some((each) => new RegExp(`line ${each}\\b`).test(sentence))
    const isShown = operation === null || timeline.operations[operation]?.internal === false
    return (
      timeline.steps[step] === undefined || !isShown || (!isNamed && !sentence.startsWith('From'))
    )
  })
}
