import { expect, test } from 'vitest'
import { amongStops, stopBeside, toggledStop } from './stops.ts'

const STOPS = [
  { step: 3, word: 'main' },
  { step: 9, word: 'the timer' },
]

test('a cursor is before all stops, just at one, or past it', () => {
  expect([0, 3, 5, 9, 20].map((cursor) => amongStops(STOPS, cursor))).toEqual([
    null,
    { index: 0, exact: true },
    { index: 0, exact: false },
    { index: 1, exact: true },
    { index: 1, exact: false },
  ])
})

test('the next stop is past the cursor, the previous one before it, and past the ends there is none', () => {
  const beside = (cursor: number) =>
    (['previous', 'next'] as const).map((side) => stopBeside(STOPS, cursor, side)?.step ?? null)
  expect([0, 3, 5, 9, 20].map(beside)).toEqual([
    [null, 3],
    [null, 9],
    [3, 9],
    [3, null],
    [9, null],
  ])
})

test('a step becomes a stop in its place, and is none any more the second time', () => {
  const three = toggledStop(STOPS, 5)
  expect(three).toEqual([STOPS[0], { step: 5, word: '' }, STOPS[1]])
  expect(toggledStop(three, 5)).toEqual(STOPS)
})
