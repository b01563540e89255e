import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { outputDiff, outputLines, shownRows } from './outputDiff.ts'

const write = (text: string): TraceEvent => ({
  type: 'output',
  at: 0,
  stream: 'stdout',
  text,
  site: null,
  observed: true,
})

test('writes become lines, whatever their borders', () => {
  expect(outputLines([write('a\nb'), { type: 'main', at: 0 }, write('c\n'), write('\n')])).toEqual([
    'a',
    'bc',
    '',
  ])
  expect(outputLines([])).toEqual([])
  expect(outputLines([write('x\n'.repeat(5000))])).toHaveLength(2000)
})

test('a line that moved is there twice, what did not is there once', () => {
  expect(outputDiff(['8', '1', '4', '7'], ['8', '4', '7', '1'])).toEqual([
    { sign: '=', text: '8' },
    { sign: '-', text: '1' },
    { sign: '=', text: '4' },
    { sign: '=', text: '7' },
    { sign: '+', text: '1' },
  ])
  expect(outputDiff([], [])).toEqual([])
})

test('two programs that have nothing in common are not listed line by line', () => {
  const lines = (word: string) => Array.from({ length: 2000 }, (_, i) => `${word} ${i}`)
  const rows = shownRows(outputDiff(lines('a'), lines('b')))
  expect(rows).toHaveLength(121)
  expect(rows.at(-1)).toEqual({
    sign: '…',
    text: '1,880 lines only in A, 2,000 lines only in B, not shown',
  })
})

test('what is alike is folded but for the lines around a difference', () => {
  const same = ['1', '2', '3', '4', '5', '6']
  const rows = shownRows(outputDiff([...same, 'x'], [...same, 'y', ...same]))
  expect(rows.map(({ sign, text }) => `${sign} ${text}`)).toContain('… 4 lines alike')
  expect(rows.map(({ sign, text }) => `${sign} ${text}`)).toContain('- x')
})
