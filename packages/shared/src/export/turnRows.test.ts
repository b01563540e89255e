import { expect, test } from 'vitest'
import { isTurnLeftOut } from './turnRows.ts'

test('a turn without a row is missed between those that have one', () => {
  const isLeftOut = (...ticks: number[]) => isTurnLeftOut(ticks.map((tick) => ({ tick })))
  expect([
    isLeftOut(),
    isLeftOut(0, 0),
    isLeftOut(0, 1, 1, 2),
    isLeftOut(0, 1, 4, 4),
    isLeftOut(0, 2),
  ]).toEqual([false, false, false, true, true])
})
