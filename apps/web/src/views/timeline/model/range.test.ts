import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { classicTimeline, repeatedTimeline } from '../../../testing/recordedTimeline.ts'
import { axisOf, placeAt, playheadAt } from './axis.ts'
import { foldsOf } from './folds.ts'
import { autoRange, followed, panned, wholeRange, zoomed } from './range.ts'

const classic = axisOf(classicTimeline(), 'order')
const repeated = repeatedTimeline(1000)
const folded = axisOf(repeated, 'order')
const folds = foldsOf(repeated)

test('a short recording is shown whole, one that does not fit by overlapping pages', () => {
  expect(autoRange(classic, [], 900, 10)).toEqual({ from: 0, to: 38 })
  expect([0, 5, 20, 37].map((cursor) => autoRange(classic, [], 180, cursor))).toEqual([
    { from: 0, to: 20 },
    { from: 0, to: 20 },
    { from: 15, to: 35 },
    { from: 18, to: 38 },
  ])
})

test('the cursor is on the page that is shown, and a fold with it is opened', () => {
  void fc.assert(
    fc.property(
      fc.integer({ min: 0, max: repeated.steps.length - 1 }),
      fc.integer({ min: 60, max: 2000 }),
      (cursor, width) => {
        const { from, to } = autoRange(folded, folds, width, cursor)
        expect(from <= cursor && cursor < to).toBe(true)
      },
    ),
  )
  const { from, to } = autoRange(folded, folds, 900, 500)
  expect(to - from).toBe(100)
})

test('zooming keeps what is under the pointer where it is', () => {
  const range = zoomed(classic, { from: 0, to: 38 }, 19, 0.5)
  expect(range).toEqual({ from: 9.5, to: 28.5 })
  expect(zoomed(classic, range, 19, 2)).toEqual({ from: 0, to: 38 })
})

test('neither zooming nor panning leaves the recording, and nobody gets closer than six steps', () => {
  const whole = wholeRange(folded)
  void fc.assert(
    fc.property(
      fc.array(
        fc.record({
          place: fc.double({ min: 0, max: 1, noNaN: true }),
          by: fc.double({ min: -2, max: 2, noNaN: true }),
        }),
      ),
      (moves) => {
        let range = whole
        for (const { place, by } of moves) {
          range = zoomed(folded, range, place * folded.end, Math.exp(by))
          range = panned(folded, range, by)
          expect(range.from).toBeGreaterThanOrEqual(0)
          expect(range.to).toBeLessThanOrEqual(whole.to)
          expect(range.to - range.from).toBeGreaterThan(5.99)
        }
      },
    ),
  )
})

test('the window goes with a playhead that leaves it, and stays where it is in view', () => {
  const range = { from: 0, to: 10 }
  expect(followed(classic, range, 5)).toBe(range)
  for (const cursor of [10, 20, 37]) {
    const { from, to } = followed(classic, range, cursor)
    const head = playheadAt(classic, cursor)
    expect(placeAt(classic, from) <= head && head <= placeAt(classic, to)).toBe(true)
    expect(to - from).toBeCloseTo(10)
  }
})
