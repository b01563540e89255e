import { expect, test } from 'vitest'
import { callbackGroups } from './callbackGroups.ts'

const answersAt = (...times: readonly number[]) => times.map((at, i) => ({ of: i + 1, at }))
const room = { end: 120, character: 3 }

test('names that would lie upon each other are written together, and many of them counted', () => {
  expect(callbackGroups(answersAt(1, 2, 3, 50, 51, 52, 53, 54, 90), room)).toEqual([
    { at: 3, words: '1, 2, 3', turned: false, span: { first: 1, last: 3 } },
    { at: 54, words: '4, 5, +3', turned: false, span: { first: 50, last: 54 } },
    { at: 90, words: '9', turned: false, span: null },
  ])
})

test('a name without room behind its place stands before it, with those that stood there', () => {
  expect(callbackGroups(answersAt(10, 100, 118), room)).toEqual([
    { at: 10, words: '1', turned: false, span: null },
    { at: 100, words: '2', turned: false, span: null },
    { at: 118, words: '3', turned: true, span: null },
  ])
  expect(callbackGroups(answersAt(10, 110, 118), room)).toEqual([
    { at: 10, words: '1', turned: false, span: null },
    { at: 110, words: '2, 3', turned: true, span: { first: 110, last: 118 } },
  ])
})

test('a row that has no width yet has one name for all of them', () => {
  const none = { end: 120, character: Number.POSITIVE_INFINITY }
  expect(callbackGroups(answersAt(1, 60), none)).toEqual([
    { at: 1, words: '1, 2', turned: true, span: { first: 1, last: 60 } },
  ])
})
