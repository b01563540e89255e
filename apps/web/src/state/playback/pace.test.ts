import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { expect, test } from 'vitest'
import { foldedAfter, paceOf } from './pace.ts'

const empty = buildTimeline([])
const step = empty.steps[0]

/** A recording whose steps happened at these moments, us. */
function timelineAt(...moments: number[]): Timeline {
  return { ...empty, steps: moments.flatMap((at) => (step === undefined ? [] : [{ ...step, at }])) }
}

const waits = (timeline: Timeline, clock: 'order' | 'time', speed = 1) =>
  timeline.steps
    .slice(1)
    .map((_, i) => Math.round(paceOf(timeline, clock, speed).wait(i) * 10) / 10)

test('by order every step takes equally long, in real time as long as it took', () => {
  const timeline = timelineAt(0, 20_000, 20_000, 120_000)
  expect(waits(timeline, 'order')).toEqual([666.7, 666.7, 666.7])
  expect(waits(timeline, 'time')).toEqual([20, 0, 100])
})

test('in real time a long wait is folded, and its true length is known', () => {
  const timeline = timelineAt(0, 1_500_000, 1_600_000)
  expect(waits(timeline, 'time')).toEqual([400, 100])
  expect([0, 1, 2].map((cursor) => foldedAfter(timeline, cursor, 1))).toEqual([1500, null, null])
})

test('before the first event there is one step', () => {
  expect(paceOf(null, 'time', 1).last).toBe(0)
})

test('played a thousand times slower, what took microseconds can be watched, and no wait is endless', () => {
  const timeline = timelineAt(0, 800, 30_800)
  expect(waits(timeline, 'time', 0.001)).toEqual([0.8, 1.6])
  expect(waits(timeline, 'time', 0.01)).toEqual([0.8, 16])
  expect(foldedAfter(timeline, 1, 0.001)).toBe(30)
  expect(foldedAfter(timeline, 1, 0.25)).toBeNull()
})
