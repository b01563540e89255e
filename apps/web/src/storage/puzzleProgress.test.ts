import { expect, test } from 'vitest'
import { parseProgress } from './puzzleProgress.ts'

const right = { tries: 2, solvedAt: 2, review: false }

test('progress is read back as it was written', () => {
  const progress = { puzzles: { 'a@24': right }, streak: 1, best: 3 }
  expect(parseProgress(JSON.parse(JSON.stringify(progress)))).toEqual(progress)
})

test('what is damaged is left out, and the rest is kept', () => {
  const damaged = { puzzles: { 'a@24': right, 'b@24': { tries: -1 }, 'c@24': null }, streak: 'x' }
  expect(parseProgress(damaged)).toEqual({ puzzles: { 'a@24': right }, streak: 0, best: 0 })
})

test('what is no progress at all is none', () => {
  expect([null, 7, [], { puzzles: null }].map(parseProgress)).toEqual([null, null, null, null])
})
