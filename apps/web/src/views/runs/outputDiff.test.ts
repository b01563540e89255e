import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { outputDiff, outputLines } from './outputDiff.ts'

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
