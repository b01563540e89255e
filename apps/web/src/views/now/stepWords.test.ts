import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { expect, test } from 'vitest'
import { classicTimeline } from '../../testing/recordedTimeline.ts'
import { stepWords } from './stepWords.ts'

test('a moment is told with what waits, in running order, and why', () => {
  const timeline = classicTimeline()
  expect(stepWords(frameAt(timeline, 14))).toBe(
    'Step 14 of 37. Check runs the setImmediate callback from line 2. Nothing is known to be ready. 1 in flight. Why: Check runs what setImmediate queued, after Poll in each turn.',
  )
  expect(stepWords(frameAt(timeline, 6))).toBe(
    'Step 6 of 37. Main returns. 1 nextTick and 1 microtask wait to be drained. Waiting: nextTick: nextTick from line 4. Microtasks: Promise.then from line 3. Check: setImmediate from line 2. 1 in flight. Why: The nextTick queue comes next, before the loop begins.',
  )
})

test('before the first run there is nothing to tell', () => {
  expect(stepWords(null)).toBe('Nothing has run yet.')
})
