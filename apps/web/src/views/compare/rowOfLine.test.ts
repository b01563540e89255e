import type { Output } from '@loopscope/shared/timeline/timeline'
import { expect, test } from 'vitest'
import { rowOfLine } from './rowOfLine.ts'

const write = (text: string, more: Partial<Output> = {}) =>
  ({ stream: 'stdout', text, line: 1, elsewhere: null, ...more }) as Output
const rows = (outputs: readonly Output[], count: number) =>
  Array.from({ length: count }, (_, i) => rowOfLine(outputs, i))

test('a line is found in the write that ended it', () => {
  expect(rows([write('8\n'), write('a\nb\n'), write('x'), write('y\n')], 5)).toEqual([
    { output: 0, nth: 0 },
    { output: 1, nth: 0 },
    { output: 1, nth: 1 },
    { output: 3, nth: 0 },
    null,
  ])
})

test('what Node itself says does not count, and a last line may have no end', () => {
  const warning = write('(node:1) Warning\n', { stream: 'stderr', line: null })
  const dots = [write('.'), write('!')]
  expect(rows([warning, write('1\n'), ...dots, write('oops', { stream: 'stderr' })], 4)).toEqual([
    { output: 1, nth: 0 },
    { output: 3, nth: 0 },
    { output: 4, nth: 0 },
    null,
  ])
})
