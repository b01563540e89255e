import { expect, test } from 'vitest'
import { runsToEvict } from './runsToEvict.ts'

const runs = [1, 2, 3, 4].map((id) => ({ id, bytes: 10 }))

test('the oldest go when there are too many', () => {
  expect(runsToEvict(runs, 2, 1000)).toEqual([2, 1])
  expect(runsToEvict(runs, 4, 1000)).toEqual([])
})

test('the oldest go when they take too much, but never the newest', () => {
  expect(runsToEvict(runs, 50, 30)).toEqual([1])
  expect(runsToEvict(runs, 50, 5)).toEqual([3, 2, 1])
  expect(runsToEvict([], 50, 5)).toEqual([])
})
