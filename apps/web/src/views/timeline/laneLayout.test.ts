import { expect, test } from 'vitest'
import { laneOf, mergedSpans, type Slice, windowOf } from './laneLayout.ts'

test('a queue has its own lane, and exit shares that of main', () => {
  expect([
    laneOf({ phase: 'poll', queue: null }),
    laneOf({ phase: 'poll', queue: 'nextTick' }),
    laneOf({ phase: 'main', queue: 'microtask' }),
    laneOf({ phase: 'exit', queue: null }),
  ]).toEqual(['poll', 'tick', 'micro', 'main'])
})

test('a short recording is drawn whole, a long one around the cursor', () => {
  expect([
    windowOf(30, 10, 900, 10),
    windowOf(1000, 0, 900, 10),
    windowOf(1000, 500, 900, 10),
    windowOf(1000, 999, 900, 10),
  ]).toEqual([
    { from: 0, to: 30 },
    { from: 0, to: 90 },
    { from: 455, to: 545 },
    { from: 910, to: 1000 },
  ])
})

test('100,000 callbacks become at most as many shapes as there are pixels', () => {
  const slices: Slice[] = Array.from({ length: 100_000 }, (_, i) => ({
    callback: i,
    lane: 'micro',
    from: i * 2,
    to: i * 2 + 1,
  }))
  expect(mergedSpans(slices, 'micro', 400 / 200_000)).toEqual([[0, 400]])
  expect(mergedSpans(slices.slice(0, 2), 'micro', 10)).toEqual([
    [0, 10],
    [20, 30],
  ])
})
