import { expect, it } from 'vitest'
import { scrollFor } from './scrollFor.ts'

const ROW = 20
/** A text of 20 lines, of which those named have three rows. */
const text = (scrollTop: number, height: number, long: readonly number[] = []) => ({
  scrollTop,
  height,
  lineHeight: ROW,
  lineCount: 20,
  topOf(line: number) {
    const rows = line - 1 + 2 * long.filter((other) => other < line).length
    return 8 + rows * ROW
  },
})

it('leaves a line where it is that is in sight, with one after it', () => {
  expect(scrollFor(5, text(40, 200))).toBe(40)
})

it('shows what comes after a line that stood at the lower edge, and begins with a whole line', () => {
  expect(scrollFor(10, text(0, 208))).toBe(8 + 4 * ROW)
})

it('has nothing to show after the last line', () => {
  expect(scrollFor(20, text(208, 200))).toBe(208)
})

it('shows the beginning of the text as it is at first', () => {
  expect(scrollFor(2, text(300, 200))).toBe(0)
})

it('does not begin within a line of several rows', () => {
  const view = text(0, 200, [6])
  expect(scrollFor(12, view)).toBe(view.topOf(7))
  expect(scrollFor(9, view)).toBe(view.topOf(6))
  // There is no room for both.
  expect(scrollFor(7, text(0, 60, [6]))).toBe(view.topOf(7))
})

it('begins with a line that is higher than its window', () => {
  expect(scrollFor(6, text(0, 40, [6]))).toBe(8 + 5 * ROW)
})
