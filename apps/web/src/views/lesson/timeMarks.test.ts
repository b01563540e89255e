import { expect, it } from 'vitest'
import { timeMarks } from './timeMarks.ts'

it('gives round times from 0 up to the end, and never more steps than asked for', () => {
  expect([timeMarks(1000), timeMarks(300, 2), timeMarks(70, 1)]).toEqual([
    [0, 200, 400, 600, 800, 1000],
    [0, 200],
    [0],
  ])
  for (let end = 1; end < 5000; end += 37)
    for (const most of [1, 2, 3, 4, 5]) {
      const marks = timeMarks(end, most)
      expect(marks.length).toBeLessThanOrEqual(most + 1)
      expect(marks.at(-1)).toBeLessThanOrEqual(end)
    }
})
