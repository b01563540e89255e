import { expect, test } from 'vitest'
import { stretchOf } from './stretch.ts'

test('an animation shows what is in view of zoomed lanes, else the rest from this step on', () => {
  expect([
    stretchOf(null, 4, 30),
    stretchOf(null, 30, 30),
    stretchOf({ from: 2.5, to: 9.2 }, 20, 30),
    stretchOf({ from: -3, to: 99 }, 0, 30),
    stretchOf({ from: 5, to: 5.5 }, 0, 30),
    stretchOf(null, 0, 0),
  ]).toEqual([
    { from: 4, to: 30, left: 0 },
    { from: 0, to: 30, left: 0 },
    { from: 2, to: 9, left: 0 },
    { from: 0, to: 30, left: 0 },
    { from: 5, to: 5, left: 0 },
    { from: 0, to: 0, left: 0 },
  ])
})

test('of a long stretch the first 120 steps are shown, and it says how many are left out', () => {
  expect(stretchOf(null, 10, 1000)).toEqual({ from: 10, to: 129, left: 871 })
  expect(stretchOf({ from: 500, to: 900 }, 0, 1000)).toEqual({ from: 500, to: 619, left: 280 })
})
