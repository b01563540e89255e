import { expect, test } from 'vitest'
import { tileKeys } from './tileKeys.ts'

test('a tile of one letter has that letter, other tiles have letters in order', () => {
  expect(tileKeys(['B', 'A', '1'])).toEqual(['b', 'a', '1'])
  expect(tileKeys(['timeout', 'A'])).toEqual(['a', 'b'])
})

test('equal letters cannot be keys', () => {
  expect(tileKeys(['A', 'A'])).toEqual(['a', 'b'])
})
