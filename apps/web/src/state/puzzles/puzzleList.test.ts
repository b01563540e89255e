import type { PuzzleEntry } from '@loopscope/shared/puzzle/puzzlesResponse'
import { expect, test } from 'vitest'
import { nextPuzzle } from './nextPuzzle.ts'
import type { PuzzleProgress } from './progress.ts'
import {
  ALL_PUZZLES,
  distinct,
  filterOf,
  type PuzzleFilter,
  passes,
  queryOf,
} from './puzzleList.ts'

const entry = (
  name: string,
  level: PuzzleEntry['level'],
  ...topics: PuzzleEntry['topics']
): PuzzleEntry => ({ name, title: name, level, topics, versions: ['24'], question: '?' })

const ENTRIES = [
  entry('a', 'first steps', 'timers'),
  entry('b', 'first steps', 'promises'),
  entry('c', 'everyday', 'timers', 'files'),
  entry('d', 'expert', 'promises'),
]
const right = { tries: 1, solvedAt: 1, review: false }
const wrong = { tries: 1, solvedAt: null, review: true }
const progressOf = (puzzles: PuzzleProgress['puzzles']): PuzzleProgress => ({
  puzzles,
  streak: 0,
  best: 0,
})
const shown = (filter: Partial<PuzzleFilter>, puzzles: PuzzleProgress['puzzles'] = {}) =>
  ENTRIES.filter((each) => passes(each, { ...ALL_PUZZLES, ...filter }, progressOf(puzzles))).map(
    ({ name }) => name,
  )

test('puzzles are filtered by level, topic, and how they stand', () => {
  const puzzles = { 'a@24': right, 'c@24': wrong }
  expect([
    shown({}),
    shown({ level: 'first steps' }),
    shown({ topic: 'timers' }),
    shown({ level: 'everyday', topic: 'promises' }),
    shown({ show: 'open' }, puzzles),
    shown({ show: 'review' }, puzzles),
  ]).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['a', 'c'], [], ['b', 'c', 'd'], ['c']])
})

test('levels and topics are listed as they come', () => {
  expect(distinct(ENTRIES, ({ topics }) => topics)).toEqual(['timers', 'promises', 'files'])
})

test('a filter survives its address', () => {
  const filter: PuzzleFilter = { level: 'first steps', topic: 'async/await', show: 'review' }
  expect(filterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter)
  expect(queryOf(ALL_PUZZLES)).toBe('')
  expect(filterOf(new URLSearchParams('?show=nonsense'))).toEqual(ALL_PUZZLES)
})

const suggested = (puzzles: PuzzleProgress['puzzles'], after: string | null) => {
  const next = nextPuzzle(ENTRIES, progressOf(puzzles), after)
  return next && [next.entry.name, next.why]
}

test('without failures the next puzzle is the next one that is open', () => {
  expect(suggested({}, null)).toEqual(['a', { type: 'next' }])
  expect(suggested({ 'b@24': right }, 'b')).toEqual(['c', { type: 'next' }])
  expect(suggested({ 'd@24': right }, 'd')).toEqual(['a', { type: 'next' }])
})

test('what went wrong decides the topic of the next puzzle', () => {
  expect(suggested({ 'a@24': right, 'b@24': wrong }, 'b')).toEqual([
    'd',
    { type: 'more', topic: 'promises' },
  ])
})

test('after a wrong answer Next does not lead back while there is something ahead', () => {
  expect(suggested({ 'b@24': right, 'c@24': wrong }, 'c')).toEqual(['d', { type: 'next' }])
  expect(suggested({ 'b@24': wrong, 'd@24': wrong, 'c@24': wrong }, 'd')).toEqual([
    'a',
    { type: 'more', topic: 'timers' },
  ])
})

test('when none is open, what went wrong is asked again, and in the end nothing', () => {
  const all = { 'a@24': right, 'b@24': right, 'c@24': wrong, 'd@24': right }
  expect(suggested(all, 'd')).toEqual(['c', { type: 'review' }])
  expect(suggested({ ...all, 'c@24': right }, 'd')).toBe(null)
})
