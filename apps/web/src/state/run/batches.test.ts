import { expect, test } from 'vitest'
import { createBatches, type Timers } from './batches.ts'

/** A clock that a test moves by hand. */
function createTimers() {
  let now = 0
  let pending: { callback: () => void; at: number } | null = null
  const timers: Timers = {
    set(callback, ms) {
      pending = { callback, at: now + ms }
      return 1
    },
    clear() {
      pending = null
    },
    now: () => now,
  }
  const goTo = (ms: number) => {
    now = ms
    if (pending !== null && pending.at <= now) pending.callback()
  }
  return { timers, goTo }
}

test('the first events go through at once, the next wait for their batch, the last are flushed', () => {
  const { timers, goTo } = createTimers()
  const seen: [number, number[]][] = []
  const batches = createBatches<number>(timers, (batch) => seen.push([timers.now(), batch]))
  batches.add([1, 2])
  goTo(0)
  batches.add([3])
  goTo(10)
  batches.add([4])
  goTo(16)
  batches.add([5])
  batches.flush()
  batches.flush()
  expect(seen).toEqual([
    [0, [1, 2]],
    [16, [3, 4]],
    [16, [5]],
  ])
})

test('from 500 events on they come ten times a second', () => {
  const { timers, goTo } = createTimers()
  const seen: number[] = []
  const batches = createBatches<number>(timers, () => seen.push(timers.now()))
  batches.add(Array.from({ length: 500 }, (_, i) => i))
  goTo(0)
  batches.add([1])
  goTo(99)
  goTo(100)
  expect(seen).toEqual([0, 100])
})

test('a large recording is delivered more rarely', () => {
  const { timers, goTo } = createTimers()
  const sizes: number[] = []
  const batches = createBatches<number>(timers, (batch) => sizes.push(batch.length))
  batches.add(Array.from({ length: 200_000 }, (_, i) => i))
  goTo(0)
  batches.add([1])
  goTo(500)
  batches.add([2])
  goTo(1000)
  expect(sizes).toEqual([200_000, 2])
})
