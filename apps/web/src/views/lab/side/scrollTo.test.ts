import { expect, it } from 'vitest'
import { scrollTo } from './scrollTo.ts'

it.each([
  ['within the list', { top: 130, bottom: 150 }, 0],
  ['above it', { top: 80, bottom: 100 }, -48],
  ['below it', { top: 190, bottom: 230 }, 58],
  ['under the shade of its end', { top: 170, bottom: 190 }, 18],
  ['with little room beside it', { top: 180, bottom: 270 }, 75],
  ['higher than it, and begun above', { top: 50, bottom: 210 }, -50],
  ['higher than it, and begun within', { top: 180, bottom: 300 }, 80],
  ['higher than it, and at its beginning', { top: 100, bottom: 220 }, 0],
])('scrolls for a row %s', (_where, row, by) => {
  expect(scrollTo({ top: 100, bottom: 200 }, row)).toBe(by)
})
