import { expect, test } from 'vitest'
import type { PuzzleProgress } from '../../storage/puzzleProgress.ts'
import { type CheckedAnswer, createProgress, standingOf, withAnswer } from './progress.ts'

const NOTHING: PuzzleProgress = { puzzles: {}, streak: 0, best: 0 }

function after(...answers: readonly Partial<CheckedAnswer>[]): PuzzleProgress {
  return answers.reduce<PuzzleProgress>(
    (progress, answer) =>
      withAnswer(progress, { name: 'a', node: '24', right: true, fresh: true, ...answer }),
    NOTHING,
  )
}

test('a right answer solves the puzzle and lengthens the streak', () => {
  expect(after({})).toEqual({
    puzzles: { 'a@24': { tries: 1, solvedAt: 1, review: false } },
    streak: 1,
    best: 1,
  })
})

test('a wrong answer ends the streak, and the puzzle is to be reviewed', () => {
  expect(after({}, { name: 'b', right: false })).toEqual({
    puzzles: {
      'a@24': { tries: 1, solvedAt: 1, review: false },
      'b@24': { tries: 1, solvedAt: null, review: true },
    },
    streak: 0,
    best: 1,
  })
})

test('repeating what was just shown solves it, but neither counts nor ends the review', () => {
  expect(after({ right: false }, { fresh: false })).toEqual({
    puzzles: { 'a@24': { tries: 2, solvedAt: 2, review: true } },
    streak: 0,
    best: 0,
  })
})

test('a right answer on another day ends the review', () => {
  expect(after({ right: false }, { fresh: false }, {}).puzzles).toEqual({
    'a@24': { tries: 3, solvedAt: 2, review: false },
  })
})

test('a puzzle of several versions is solved with the first of them, and reviewed with any', () => {
  const progress = after({}, { node: '26', right: false })
  expect(standingOf(progress, { name: 'a', versions: ['24', '26'] })).toEqual({
    solved: true,
    review: true,
    tries: 2,
    solvedAt: 1,
  })
  expect(standingOf(progress, { name: 'b', versions: ['24'] })).toBe(null)
})

test('what another tab has written meanwhile is kept', () => {
  let stored: PuzzleProgress | null = null
  const shelf = {
    read: () => stored,
    write: (progress: PuzzleProgress) => {
      stored = progress
      return true
    },
  }
  const here = createProgress(shelf)
  const there = createProgress(shelf)
  there.record({ name: 'a', node: '24', right: true, fresh: true })
  here.record({ name: 'b', node: '24', right: true, fresh: true })
  expect(Object.keys(here.store.getState().progress.puzzles)).toEqual(['a@24', 'b@24'])
})

test('without storage, progress lasts as long as the page and says so', () => {
  const { store, record } = createProgress({ read: () => null, write: () => false })
  record({ name: 'a', node: '24', right: true, fresh: true })
  record({ name: 'b', node: '24', right: true, fresh: true })
  expect(store.getState()).toMatchObject({ kept: false, progress: { streak: 2 } })
})
