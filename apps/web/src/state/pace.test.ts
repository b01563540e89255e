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

const waits = (timeline: Timeline, clock: 'order' | 'time') =>
  timeline.steps.slice(1).map((_, i) => Math.round(paceOf(timeline, clock).wait(i)))

test('by order every step takes equally long, in real time as long as it took', () => {
  const timeline = timelineAt(0, 20_000, 20_000, 120_000)
  expect(waits(timeline, 'order')).toEqual([667, 667, 667])
  expect(waits(timeline, 'time')).toEqual([20, 0, 100])
})

test('in real time a long wait is folded, and its true length is known', () => {
  const timeline = timelineAt(0, 1_500_000, 1_600_000)
  expect(waits(timeline, 'time')).toEqual([400, 100])
  expect([0, 1, 2].map((cursor) => foldedAfter(timeline, cursor))).toEqual([1500, null, null])
})

test('before the first event there is one step', () => {
  expect(paceOf(null, 'time').last).toBe(0)
})
