import { expect, it } from 'vitest'
import { expectedWaitMs } from './expectedWait.ts'

it('a wait is the turns before, at what turns take of late, shared by the places', () => {
  const turns = { places: 4, meanMs: 60, agesMs: [10, 20, 30, 40] }
  expect([0, 3, 63].map((before) => expectedWaitMs(before, turns))).toEqual([15, 60, 960])
})

it('turns that take longer than the latest did tell of load before they end', () => {
  const turns = { places: 4, meanMs: 60, agesMs: [300, 310, 320, 330] }
  expect(expectedWaitMs(3, turns)).toBe(310)
})

it('a few long programs do not count while others come and go', () => {
  const turns = { places: 4, meanMs: 60, agesMs: [10, 20, 4000, 5000] }
  expect(expectedWaitMs(3, turns)).toBe(60)
})

it('before anything is known nobody is expected to wait', () => {
  expect(expectedWaitMs(3, { places: 4, meanMs: 0, agesMs: [] })).toBe(0)
})
