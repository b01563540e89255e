import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { expect, test } from 'vitest'
import { moved, nextVisit } from './move.ts'

const empty = buildTimeline([])
const [first] = empty.steps

/** main, then Check twice, with Poll between. */
const timeline: Timeline = {
  ...empty,
  steps: (['main', 'main', 'check', 'check', 'poll', 'check'] as const).flatMap((phase) =>
    first === undefined ? [] : [{ ...first, phase }],
  ),
}

test('the next visit of a phase is where it begins, and after the last one comes the first', () => {
  expect([0, 2, 3, 5].map((cursor) => nextVisit(timeline, cursor, 'check'))).toEqual([2, 5, 5, 2])
  expect(nextVisit(timeline, 0, 'poll')).toBe(4)
})

test('a phase that the loop never came to, and a queue that was never drained, lead nowhere', () => {
  expect(nextVisit(timeline, 0, 'close')).toBeNull()
  expect(nextVisit(timeline, 0, 'nextTick')).toBeNull()
})

test('first and last are the ends of the recording', () => {
  expect([moved(timeline, 3, 'first'), moved(timeline, 3, 'last')]).toEqual([0, 5])
})
