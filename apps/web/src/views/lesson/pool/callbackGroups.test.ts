import { expect, test } from 'vitest'
import { callbackGroups } from './callbackGroups.ts'

test('names that would lie upon each other are written together, and many of them counted', () => {
  const answers = ([1, 2, 3, 50, 51, 52, 53, 54, 90] as const).map((at, i) => ({ of: i + 1, at }))
  expect(callbackGroups(answers, 10)).toEqual([
    { at: 1, words: '1 2 3' },
    { at: 50, words: '4 5 +3' },
    { at: 90, words: '9' },
  ])
})
