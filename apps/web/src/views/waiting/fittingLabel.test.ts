import { expect, test } from 'vitest'
import { fittingLabel } from './fittingLabel.ts'

test('a delay that has no room is left out, not cut', () => {
  const interval = { label: 'setInterval 10ms', line: 5, elsewhere: null }
  expect([200, 190, 180].map((room) => fittingLabel(interval, room))).toEqual([
    'setInterval 10ms',
    'setInterval 10ms',
    'setInterval',
  ])
  expect(fittingLabel({ label: 'readFile', line: 5, elsewhere: null }, 20)).toBe('readFile')
})
