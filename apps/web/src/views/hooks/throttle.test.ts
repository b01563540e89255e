import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttle } from './throttle.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function told() {
  const moments: number[] = []
  let cursor = 0
  const throttled = throttle(250, () => moments.push(cursor))
  const moveTo = (next: number) => {
    cursor = next
    throttled.move()
  }
  return { moments, moveTo, stop: throttled.stop }
}

test('single moves are told of at once', () => {
  const { moments, moveTo } = told()
  moveTo(1)
  vi.advanceTimersByTime(300)
  moveTo(2)
  expect(moments).toEqual([1, 2])
})

test('a burst is told of at its first move and at its last', () => {
  const { moments, moveTo } = told()
  for (let cursor = 1; cursor <= 10; cursor++) moveTo(cursor)
  expect(moments).toEqual([1])
  vi.advanceTimersByTime(250)
  expect(moments).toEqual([1, 10])
  vi.advanceTimersByTime(1000)
  expect(moments).toEqual([1, 10])
})

test('while moves go on, some are told of', () => {
  const { moments, moveTo } = told()
  for (let cursor = 1; cursor <= 60; cursor++) {
    moveTo(cursor)
    vi.advanceTimersByTime(10)
  }
  expect(moments).toEqual([1, 25, 50])
})

test('nothing is told of after the stop', () => {
  const { moments, moveTo, stop } = told()
  moveTo(1)
  moveTo(2)
  stop()
  vi.advanceTimersByTime(1000)
  expect(moments).toEqual([1])
})
