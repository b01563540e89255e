import type { Output } from '@loopscope/shared/timeline/timeline'
import { expect, test } from 'vitest'
import { printedLines } from './printedLines.ts'

const write = (text: string, step: number, stream: Output['stream'] = 'stdout'): Output => ({
  stream,
  text,
  at: 0,
  phase: 'main',
  queue: null,
  tick: 0,
  evidence: 'observed',
  line: null,
  elsewhere: null,
  callback: 0,
  step,
})

test('a line belongs to the write that began it, whatever wrote the rest of it', () => {
  const outputs = [write('a\nb', 1), write('error\n', 2, 'stderr'), write('b\n', 3), write('c', 4)]
  expect(printedLines({ outputs }).map(({ text, step }) => [text, step])).toEqual([
    ['a', 1],
    ['bb', 1],
    ['c', 4],
  ])
})

test('an empty line is a line', () => {
  expect(printedLines({ outputs: [write('\n', 1)] }).map(({ text }) => text)).toEqual([''])
})
