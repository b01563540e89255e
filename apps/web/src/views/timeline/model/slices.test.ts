import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { expect, test } from 'vitest'
import { readFixture } from '../../../../../../packages/shared/fixtures/readFixture.ts'
import { classicTimeline } from '../../../testing/recordedTimeline.ts'
import { LANES, laneOf } from './lane.ts'
import { sliceLabel } from './names/sliceLabel.ts'
import { slicesOf } from './slices.ts'
import { slicesRunBy } from './slicesRunBy.ts'

test('a queue has its own lane, and exit shares that of main', () => {
  expect([
    laneOf({ phase: 'poll', queue: null }),
    laneOf({ phase: 'poll', queue: 'nextTick' }),
    laneOf({ phase: 'main', queue: 'microtask' }),
    laneOf({ phase: 'exit', queue: null }),
  ]).toEqual(['poll', 'tick', 'micro', 'main'])
})

test('every callback that shows is a slice on its lane, named by what it wrote, and so is the exit', () => {
  const timeline = classicTimeline()
  const slices = slicesOf(timeline)
  expect(
    Array.from(slices.from, (from, slice) => [
      LANES[slices.lane[slice] ?? -1],
      sliceLabel(timeline, slices, slice),
      from,
      slices.to[slice],
    ]),
  ).toEqual([
    ['main', 'main', 0, 7],
    ['tick', '3  nextTick', 7, 10],
    ['micro', '2  Promise.then', 10, 13],
    ['check', '1  setImmediate', 14, 17],
    ['poll', '4  readFile', 18, 25],
    ['tick', '7  nextTick', 25, 28],
    ['check', '6  setImmediate', 29, 32],
    ['timers', '5  setTimeout', 33, 36],
    ['main', 'exit', 36, 38],
  ])
})

test('what never returned reaches as far as is recorded, and of the end nobody saw anything', () => {
  const timeline = buildTimeline(readFixture('forever.node24'))
  const slices = slicesOf(timeline)
  const labels = Array.from(slices.from, (_, slice) => sliceLabel(timeline, slices, slice))
  expect(labels.at(-1)).toBe('setImmediate')
  expect(slices.to.at(-1)).toBe(timeline.steps.length - 1)
  expect(labels).not.toContain('end')
})

test('a slice is found by the operation that it is a run of', () => {
  const timeline = classicTimeline()
  const slices = slicesOf(timeline)
  const readFile = timeline.operations.find(({ label }) => label === 'readFile')
  expect(slicesRunBy(slices, readFile?.index ?? -1)).toEqual([4])
  expect(slicesRunBy(slices, 999)).toEqual([])
})
