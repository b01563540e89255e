import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programs } from '../../fixtures/randomProgram.ts'
import { recordProgram } from '../../fixtures/randomRecording.ts'
import { fixtureNames, readFixture } from '../../fixtures/readFixture.ts'
import { type TraceEvent, traceEventSchema } from '../wire/traceEvent.ts'
import { buildTimeline } from './buildTimeline.ts'
import { createTimelineBuilder } from './fold/timelineBuilder.ts'
import { frameAt } from './frameAt.ts'
import { invariantViolations } from './invariantViolations.ts'

const recordings = programs.map(recordProgram)

describe('for every program', () => {
  it('the timeline breaks no law', () => {
    fc.assert(
      fc.property(recordings, (events) => {
        expect(invariantViolations(buildTimeline(events))).toEqual([])
      }),
    )
  })

  it('the outputs are what was written, in order', () => {
    fc.assert(
      fc.property(recordings, (events) => {
        const written = events.flatMap((event) => (event.type === 'output' ? [event.text] : []))
        expect(buildTimeline(events).outputs.map(({ text }) => text)).toEqual(written)
      }),
    )
  })

  it('everything that was scheduled and not cleared has run at the end, and nothing waits', () => {
    fc.assert(
      fc.property(recordings, (events) => {
        const timeline = buildTimeline(events)
        const left = timeline.operations.filter(
          (operation) => !operation.internal && !operation.cancelled && operation.runs.length === 0,
        )
        const cleared = timeline.operations.some((operation) => operation.cancelled)
        // A reaction to a promise that a cleared timer would have resolved waits for ever.
        if (!cleared) expect(left).toEqual([])
        const { queues } = frameAt(timeline, timeline.steps.length - 1)
        expect(Object.values(queues).flat()).toEqual([])
      }),
    )
  })

  it('going forward n steps and back n steps gives the same frame', () => {
    fc.assert(
      fc.property(recordings, fc.nat(), fc.nat({ max: 40 }), (events, start, n) => {
        const timeline = buildTimeline(events)
        const cursor = start % timeline.steps.length
        const there = frameAt(timeline, cursor)
        for (let i = 1; i <= n; i++) frameAt(timeline, cursor + i)
        for (let i = n - 1; i > 0; i--) frameAt(timeline, cursor + i)
        expect(frameAt(timeline, cursor)).toEqual(there)
        expect(frameAt(buildTimeline(events), cursor)).toEqual(there)
      }),
    )
  })

  it('a recording that was cut off anywhere still makes a lawful timeline', () => {
    fc.assert(
      fc.property(recordings, fc.nat(), (events, at) => {
        const timeline = buildTimeline(events.slice(0, at % (events.length + 1)))
        expect(invariantViolations(timeline)).toEqual([])
        expect(frameAt(timeline, timeline.steps.length - 1).now).not.toBe('')
      }),
    )
  })

  it('a growing recording has at each moment the timeline of what has come so far', () => {
    fc.assert(
      fc.property(recordings, fc.integer({ min: 1, max: 9 }), (events, pace) => {
        const builder = createTimelineBuilder()
        events.forEach((event, i) => {
          builder.push(event)
          if (i % (pace * 10) === 0)
            expect(builder.snapshot()).toEqual(buildTimeline(events.slice(0, i + 1)))
        })
        expect(builder.snapshot()).toEqual(buildTimeline(events))
      }),
      { numRuns: 30 },
    )
  })
})

describe('for real recordings', () => {
  const names = [
    'awaits.node24',
    'module.node24',
    'seed.node18',
    'seed.node24',
    'seed.node26',
    'sockets.node24',
    'throws.node24',
  ]
  it.each(names)('%s breaks no law, wherever it is cut off', (name) => {
    const events = readFixture(name)
    for (let i = 0; i <= events.length; i++) {
      const timeline = buildTimeline(events.slice(0, i))
      expect(invariantViolations(timeline)).toEqual([])
      for (let cursor = 0; cursor < timeline.steps.length; cursor += 7) frameAt(timeline, cursor)
    }
  })

  it('no other recording that is kept breaks one', () => {
    const broken = fixtureNames()
      // Of an early recorder, whose marker on Node 10 entered the first immediate twice.
      .filter((name) => name !== 'seed.node10')
      .map((name) => [name, invariantViolations(buildTimeline(readFixture(name)))] as const)
    expect(broken.length).toBeGreaterThan(names.length)
    expect(broken.filter(([, violations]) => violations.length > 0)).toEqual([])
  })
})

describe('the laws', () => {
  const broken = (events: readonly TraceEvent[]): readonly string[] =>
    invariantViolations(buildTimeline(events))
  const site = (index: number): TraceEvent => ({
    type: 'site',
    site: index,
    api: 'nextTick',
    frames: [{ name: '', file: null, line: index + 1, column: 1 }],
  })
  const nextTick = (asyncId: number, index: number): TraceEvent => ({
    type: 'init',
    at: asyncId,
    asyncId,
    triggerAsyncId: 1,
    executionAsyncId: 1,
    resource: 'TickObject',
    site: index,
  })
  const before = (asyncId: number, at: number): TraceEvent => ({
    type: 'before',
    at,
    asyncId,
    depth: 0,
    loopCount: 0,
    events: 0,
  })

  it('are broken by a nextTick that runs before one queued earlier', () => {
    const queued: TraceEvent[] = [
      { type: 'main', at: 0 },
      site(0),
      site(1),
      nextTick(2, 0),
      nextTick(3, 1),
    ]
    expect(broken([...queued, before(2, 10), before(3, 11)])).toEqual([])
    expect(broken([...queued, before(3, 10), before(2, 11)])).toEqual([
      'nextTick jumped its queue at 4',
    ])
  })

  it('are broken by a thing in two places, or in none', () => {
    const timeline = buildTimeline(readFixture('seed.node24'))
    const [first, ...rest] = timeline.queueSpans
    if (first === undefined) throw new Error('The seed schedules something.')
    expect(
      invariantViolations({ ...timeline, queueSpans: [{ ...first, to: first.to + 1 }, ...rest] }),
    ).not.toEqual([])
    expect(
      invariantViolations({ ...timeline, queueSpans: [{ ...first, to: first.to - 1 }, ...rest] }),
    ).not.toEqual([])
    expect(invariantViolations({ ...timeline, queueSpans: rest })).not.toEqual([])
  })
})

describe('a hostile recording', () => {
  const known = readFixture('awaits.node24').concat(
    readFixture('sockets.node24'),
    readFixture('throws.node24'),
  )
  const shuffled = fc.array(fc.constantFrom(...known), { maxLength: 200 })
  const forged = fc.array(
    fc.oneof(
      fc.constantFrom(...known).map((event) => ({ ...event, asyncId: 5 }) as TraceEvent),
      fc.constantFrom(...known).map((event) => ({ ...event, at: -1 }) as TraceEvent),
      fc.constantFrom(...known).map((event) => ({ ...event, site: 7, parent: 5 }) as TraceEvent),
    ),
    { maxLength: 100 },
  )

  it('is made of valid events', () => {
    for (const event of known) expect(() => traceEventSchema.parse(event)).not.toThrow()
  })

  it('never makes the timeline or a frame throw, whatever its order', () => {
    fc.assert(
      fc.property(fc.oneof(shuffled, forged), (events) => {
        const timeline = buildTimeline(events)
        for (let cursor = 0; cursor < timeline.steps.length; cursor++) frameAt(timeline, cursor)
        expect(timeline.steps.length).toBeGreaterThan(0)
      }),
    )
  })
})
