import { expect, test } from 'vitest'
import { nextFound } from './nextFound.ts'

test('forward and back from between, and around at both ends', () => {
  const steps = [3, 7, 9]
  expect([
    nextFound(steps, 0, 1),
    nextFound(steps, 3, 1),
    nextFound(steps, 9, 1),
    nextFound(steps, 8, -1),
    nextFound(steps, 3, -1),
    nextFound([], 3, 1),
  ]).toEqual([3, 7, 3, 7, 9, null])
})
