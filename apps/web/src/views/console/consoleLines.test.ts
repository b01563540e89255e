import type { Output } from '@loopscope/shared/timeline/timeline'
import { expect, test } from 'vitest'
import { consoleLines, linesWithin } from './consoleLines.ts'

const write = (text: string): Output => ({
  stream: 'stdout',
  text,
  at: 0,
  phase: 'main',
  queue: null,
  tick: 0,
  evidence: 'observed',
  line: null,
  elsewhere: null,
  callback: 0,
  step: 0,
})

test('a write becomes its lines, and each knows the rows above it', () => {
  expect(
    consoleLines([write('a\nbb\n'), write('\n'), write('no end'), write('abcdefgh\n')], 5),
  ).toEqual([
    { output: 0, text: 'a', pieces: ['a'], omitted: 0, rows: 1, top: 0 },
    { output: 0, text: 'bb', pieces: ['bb'], omitted: 0, rows: 1, top: 1 },
    { output: 1, text: '', pieces: [''], omitted: 0, rows: 1, top: 2 },
    { output: 2, text: 'no end', pieces: ['no ', 'end'], omitted: 0, rows: 2, top: 3 },
    { output: 3, text: 'abcdefgh', pieces: ['abcde', 'fgh'], omitted: 0, rows: 2, top: 5 },
  ])
})

test('a line breaks between words, and within a word only where it is longer than a row', () => {
  const pieces = (text: string, columns: number) => consoleLines([write(text)], columns)[0]?.pieces
  expect(pieces('the timer is due', 9)).toEqual(['the timer ', 'is due'])
  expect(pieces('an unbelievable word', 6)).toEqual(['an ', 'unbeli', 'evable ', 'word'])
  expect(pieces('\u{1f40c}\u{1f40c}\u{1f40c}', 4)).toEqual(['\u{1f40c}\u{1f40c}', '\u{1f40c}'])
  expect(pieces('\u{1f40c}', 1)).toEqual(['\u{1f40c}'])
})

test('a line of a megabyte is cut, and what is left out is counted', () => {
  const [line] = consoleLines([write('x'.repeat(1_000_000))], 40)
  expect(line).toMatchObject({ omitted: 1_000_000 - 480, rows: 13 })
})

test('only the lines in view are drawn', () => {
  const lines = consoleLines(
    Array.from({ length: 10_000 }, (_, i) => write(`${i}\n`)),
    40,
  )
  expect(linesWithin(lines, 5000, 5010)).toEqual([5000, 5010])
  expect(linesWithin(lines, -5, 2)).toEqual([0, 2])
  expect(linesWithin(lines, 9995, 20_000)).toEqual([9995, 10_000])
})
