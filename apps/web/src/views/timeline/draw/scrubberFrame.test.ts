import { expect, test } from 'vitest'
import { scrubberFrame } from './scrubberFrame.ts'

/** A box of 112 px for 10 steps of 10 px each, with 6 px before and behind them. */
const frame = (from: number, to: number) => scrubberFrame({ from, to }, 10, 112)

test('the frame is within the box, and is the box at an end of the recording', () => {
  expect(scrubberFrame(null, 10, 112)).toEqual({ from: 0, to: 112 })
  expect(frame(2, 5)).toEqual({ from: 25, to: 57 })
  expect(frame(0, 5)).toEqual({ from: 0, to: 57 })
  expect(frame(2, 10)).toEqual({ from: 25, to: 112 })
  expect(frame(-1, 12)).toEqual({ from: 0, to: 112 })
})
