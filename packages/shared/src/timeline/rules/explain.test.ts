import { describe, expect, it } from 'vitest'
import { readFixture } from '../../../fixtures/readFixture.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { queuesAt } from '../moments/queuesAt.ts'
import type { StepIndex, Timeline } from '../timeline.ts'
import { explain } from './explain.ts'

const seed = buildTimeline(readFixture('seed.node24'))
const zlib = buildTimeline(readFixture('zlib.node24'))
const pool = buildTimeline(readFixture('pool.node24'))
const unref = buildTimeline(readFixture('unref.node24'))

const said = (timeline: Timeline, cursor: StepIndex, label: string, line: number) => {
  const operation = timeline.operations.find(
    (each) => each.label === label && each.line === line && !each.internal,
  )
  const found = explain(timeline, cursor, operation?.index ?? -1, queuesAt(timeline, cursor))
  return found === null ? null : [found.state, found.sentence.replace(/[\d.]+ ms/g, '# ms')]
}
const stepOf = (timeline: Timeline, type: string, line: number) =>
  timeline.steps.findIndex((step) => step.type === type && step.line === line)
const last = (timeline: Timeline) => timeline.steps.length - 1

describe('of one operation is said', () => {
  it('who will schedule it, before it is', () => {
    expect(said(seed, 0, 'setTimeout', 7)).toEqual([
      'later',
      'The readFile callback from line 5 schedules it on line 7, at # ms.',
    ])
  })

  it('when its time comes, and when it runs', () => {
    expect(said(seed, stepOf(seed, 'schedule', 8), 'setTimeout', 7)).toEqual([
      'waiting',
      expect.stringMatching(/^It is due in # ms\. It runs at # ms, in Timers\.$/),
    ])
  })

  it('that Check comes after Poll', () => {
    expect(said(pool, stepOf(pool, 'schedule', 7), 'setImmediate', 7)).toEqual([
      'waiting',
      'It is queued for Check, which comes after Poll. It runs at # ms, in Check.',
    ])
  })

  it('that microtasks wait for nextTicks', () => {
    expect(said(seed, stepOf(seed, 'schedule', 4), 'Promise.then', 3)).toEqual([
      'waiting',
      'Microtasks wait until the nextTick queue is empty: 1 nextTick waits there. It runs at # ms, in main, from the microtask queue.',
    ])
  })

  it('that nobody tells when a zlib stream has work in the thread pool', () => {
    const pbkdf2 = zlib.operations.findLast(({ label }) => label === 'pbkdf2')?.index ?? -1
    const at = stepOf(zlib, 'schedule', 4)
    expect(said(zlib, at, 'createGzip', 3)).toEqual([
      'waiting',
      'Its data goes to the thread pool chunk by chunk, and libuv collects each chunk in Poll. The recording does not say whether one is there now. The loop cannot go there before main returns. It runs at # ms, in Poll.',
    ])
    expect(explain(zlib, at + 4, pbkdf2, queuesAt(zlib, at + 4))?.sentence).toMatch(
      /^The thread pool has 4 threads, and at least 4 jobs submitted before it/,
    )
  })

  it('that a job is done when its callback is the next', () => {
    const begins = pool.steps.findIndex(({ phase }) => phase === 'poll')
    const next = pool.callbacks[pool.steps[begins + 1]?.callback ?? -1]?.operation ?? -1
    expect(explain(pool, begins, next, queuesAt(pool, begins))?.sentence).toMatch(
      /^Its work in the thread pool is done: it is called back next\. It runs at/,
    )
  })

  it('how many jobs the thread pool was given before', () => {
    expect(said(pool, stepOf(pool, 'schedule', 4), 'readFile', 4)).toEqual([
      'waiting',
      'The thread pool has 4 threads, and 6 jobs submitted before it have not called back yet. It runs at # ms, in Poll.',
    ])
  })

  it('why it runs, while it does', () => {
    expect(said(seed, stepOf(seed, 'run', 7), 'setTimeout', 7)?.[0]).toBe('running')
  })

  it('when it ran, once it has', () => {
    expect(said(seed, last(seed), 'setTimeout', 7)).toEqual(['over', 'It ran at # ms, in Timers.'])
  })

  it('that it was cancelled', () => {
    expect(said(unref, last(unref), 'setTimeout', 4)).toEqual([
      'over',
      'It was cancelled before it could run.',
    ])
  })

  it('that an unref timer does not keep the process, and a pending promise neither', () => {
    expect([
      said(unref, last(unref), 'setTimeout', 1),
      said(unref, last(unref), 'Promise.then', 3),
    ]).toEqual([
      ['waiting', 'It does not keep the loop alive (unref), and nothing else did. It never runs.'],
      [
        'waiting',
        'Nothing settled its promise, and a promise alone does not keep the process alive. It never runs.',
      ],
    ])
  })

  it('nothing where the recording does not hold it', () => {
    expect(explain(seed, 3, 1e6, queuesAt(seed, 3))).toBeNull()
  })
})
