import { expect, it } from 'vitest'
import { timeOfDay } from './timeOfDay.ts'

/** Two clocks by hand: the true time of day, of which whole ms are told, and one that goes on whatever is set. */
function clocks(startMs: number) {
  let [day, steady] = [startMs, 0]
  const now = timeOfDay({ day: () => Math.floor(day), steady: () => steady })
  return {
    now,
    pass(ms: number) {
      day += ms
      steady += ms
    },
    set(ms: number) {
      day += ms
    },
  }
}

it('is never ahead of the system’s clock, less than a ms behind it, and more precise than it', () => {
  const { now, pass } = clocks(1000.85)
  const told = Array.from({ length: 8 }, () => {
    pass(0.3)
    return Math.round(now())
  })
  // From the fourth on it knows to 0.1 ms where a whole ms began.
  expect(told).toEqual([
    1_001_000, 1_001_300, 1_001_600, 1_002_000, 1_002_300, 1_002_600, 1_002_900, 1_003_200,
  ])
})

it('follows the system’s clock when that is set, forward or back', () => {
  const { now, pass, set } = clocks(5_000_000)
  pass(10)
  const before = now()
  set(-10_000)
  pass(1)
  const back = now()
  set(3_600_000)
  pass(1)
  expect([before, back, now()].map((us) => us / 1000)).toEqual([5_000_010, 4_990_011, 8_590_012])
})
