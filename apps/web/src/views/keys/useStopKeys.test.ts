import { expect, test } from 'vitest'
import { sideOf } from './useStopKeys.ts'

test('N goes to the next stop and back, as do the keys of a remote where there is one, other keys nowhere', () => {
  const keys = ['PageDown', 'PageUp', 'n', 'N', 'b']
  expect(keys.map((key) => sideOf(key, true))).toEqual([
    'next',
    'previous',
    'next',
    'previous',
    null,
  ])
  expect(keys.map((key) => sideOf(key, false))).toEqual([null, null, 'next', 'previous', null])
})
