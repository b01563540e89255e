import { expect, test } from 'vitest'
import { surplus } from './surplus.ts'

const runs = [1, 2, 3, 4].map((id) => ({ id, bytes: 10 }))

test('the oldest go when there are too many', () => {
  expect(surplus(runs, 2, 1000)).toEqual([2, 1])
  expect(surplus(runs, 4, 1000)).toEqual([])
})

test('the oldest go when they take too much, but never the newest', () => {
  expect(surplus(runs, 50, 30)).toEqual([1])
  expect(surplus(runs, 50, 5)).toEqual([3, 2, 1])
  expect(surplus([], 50, 5)).toEqual([])
})
