import { expect, test } from 'vitest'
import { classicTimeline, repeatedTimeline } from '../../../testing/recordedTimeline.ts'
import { foldAt, foldsOf } from './folds.ts'

test('what repeats more than 200 times is folded but for the first three', () => {
  // Steps: 0 main, 1 to 1000 schedule, 1001 return, then a thousand times run and return, exit and end.
  expect(foldsOf(repeatedTimeline(1000))).toEqual([
    { from: 4, to: 1001, period: 1 },
    { from: 1008, to: 3002, period: 2 },
  ])
  expect(foldsOf(repeatedTimeline(200))).toEqual([])
  expect(foldsOf(classicTimeline())).toEqual([])
})

test('a step is inside of a fold from its first to the one before its end', () => {
  const folds = foldsOf(repeatedTimeline(1000))
  expect([3, 4, 1000, 1001, 2000, 3002].map((step) => foldAt(folds, step)?.from ?? null)).toEqual([
    null,
    4,
    4,
    null,
    1008,
    null,
  ])
})
