import { expect, test } from 'vitest'
import { areaBetween, areaUnder, lineOf } from './chartPaths.ts'

const upper = [
  { x: 0, y: 100 },
  { x: 100, y: 0 },
]
const lower = [
  { x: 0, y: 100 },
  { x: 100, y: 33.333 },
]

test('a line goes through its points, an area closes below it, and one lies between two lines', () => {
  expect(lineOf(upper)).toBe('M0 100L100 0')
  expect(areaUnder(upper)).toBe('M0 100L0 100L100 0L100 100Z')
  expect(areaBetween(upper, lower)).toBe('M0 100L100 0L100 33.33L0 100Z')
})

test('without points there is nothing to draw', () => {
  expect([lineOf([]), areaUnder([]), areaBetween([], [])]).toEqual(['', '', ''])
})
