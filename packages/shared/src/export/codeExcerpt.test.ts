import { expect, it } from 'vitest'
import { codeExcerpt } from './codeExcerpt.ts'

const TEN = Array.from({ length: 10 }, (_, i) => `line ${i + 1}\n`).join('')

it('shows a program that has room whole', () => {
  expect(codeExcerpt('a\n\nb\n', 3, 2)).toEqual({ from: 1, lines: ['a', '', 'b'], left: null })
})

it('shows of a longer one what is around a line, never past its ends, and says so', () => {
  const shown = [null, 1, 5, 10].map((around) => {
    const { from, lines, left } = codeExcerpt(TEN, 4, around)
    return [from, lines[0], lines.at(-1), left]
  })
  expect(shown).toEqual([
    [1, 'line 1', 'line 4', 'Lines 1 to 4 of 10 are shown.'],
    [1, 'line 1', 'line 4', 'Lines 1 to 4 of 10 are shown.'],
    [3, 'line 3', 'line 6', 'Lines 3 to 6 of 10 are shown.'],
    [7, 'line 7', 'line 10', 'Lines 7 to 10 of 10 are shown.'],
  ])
})
