import { expect, test } from 'vitest'
import { createTypeahead } from './menuKeys.ts'

const NAMES = ['Timers', 'Pending', 'Poll', 'process.exit', 'promises']

/** Where each letter leads, typed `ms` apart. */
function typing(letters: string, ms: number): number[] {
  let time = 0
  let at = 0
  const typeahead = createTypeahead(() => time)
  return [...letters].map((letter) => {
    time += ms
    const found = typeahead(NAMES, at, letter)
    if (found !== -1) at = found
    return found
  })
}

test('letters that follow one another count together', () => {
  expect(typing('prom', 100)).toEqual([1, 3, 3, 4])
  expect(typing('po', 100)).toEqual([1, 2])
  expect(typing('px', 100)).toEqual([1, -1])
})

test('after a pause a letter begins anew, and the same letter goes round', () => {
  expect(typing('pt', 1000)).toEqual([1, 0])
  expect(typing('pppp', 100)).toEqual([1, 2, 3, 4])
})
