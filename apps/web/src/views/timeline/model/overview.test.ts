import { expect, test } from 'vitest'
import { repeatedTimeline } from '../../../testing/recordedTimeline.ts'
import { LANES } from './lane.ts'
import { mergedSpans, thinned } from './overview.ts'
import { slicesOf } from './slices.ts'

test('a lane of 25,000 callbacks becomes at most as many shapes as there are pixels', () => {
  const slices = slicesOf(repeatedTimeline(25_000))
  const tick = LANES.indexOf('tick')
  expect(mergedSpans(slices, tick, 400 / 75_004)).toEqual([[133, 400]])
  expect(mergedSpans(slices, LANES.indexOf('check'), 1)).toEqual([])
})

test('marks are three pixels apart, labels do not touch, and more than 40 lines have none', () => {
  const write = (step: number) =>
    ({ step, text: `${step}\n`, stream: 'stdout', phase: 'check', queue: null }) as const
  const marks = (count: number, scale: number) =>
    thinned(
      Array.from({ length: count }, (_, i) => write(i)),
      scale,
    )
  expect(marks(3, 10).map(({ x, text, labelled }) => [x, text, labelled])).toEqual([
    [5, '0', true],
    [15, '1', true],
    [25, '2', true],
  ])
  expect(marks(100, 1).length).toBe(34)
  expect(marks(41, 100).some(({ labelled }) => labelled)).toBe(false)
})

test('a label has as much of its line as there is room for on both sides, and what does not fit ends with an ellipsis', () => {
  const write = (step: number, text: string) =>
    ({ step, text, stream: 'stdout', phase: 'check', queue: null }) as const
  const outputs = [
    write(0, 'start of it'),
    write(3, 't1 = setTimeout'),
    write(5, 'exit'),
    write(9, 'promise'),
  ]
  const labels = (scale: number, end: number) =>
    thinned(outputs, scale, end).map(({ text, labelled }) => (labelled ? text : null))
  expect(labels(100, 1000)).toEqual(['start of it', 't1 = setTimeout', 'exit', 'promise'])
  expect(labels(40, 410)).toEqual(['start of it', 't1 = setTimeout', 'exit', 'promise'])
  expect(labels(40, 400)).toEqual(['start of it', 't1 = setTimeout', 'exit', 'promise'])
  expect(labels(10, 100)).toEqual([null, null, 'exit', null])
})

test('a label stays within the end, and no figure is cut', () => {
  const labels = (text: string, end: number) =>
    thinned([{ step: 9, text, stream: 'stdout', phase: 'timers', queue: null }], 10, end).map(
      (mark) => (mark.labelled ? [mark.text, mark.labelX] : null),
    )
  expect(labels('16700\n', 100)).toEqual([['16700', 82]])
  expect(labels('16700\n', 30)).toEqual([null])
  expect(labels(`took 12.5${'0'.repeat(12)} ms in all`, 1000)).toEqual([['took…', 95]])
  expect(labels(`at -12${'0'.repeat(17)}`, 1000)).toEqual([['at…', 95]])
  expect(labels(`is 0x${'f'.repeat(17)}`, 1000)).toEqual([['is…', 95]])
  expect(labels('🎉'.repeat(30), 1000)).toEqual([[`${'🎉'.repeat(9)}…`, 95]])
  expect(labels(`line ${'x'.repeat(90)}`, 1000)).toEqual([[`line ${'x'.repeat(14)}…`, 95]])
})

test('the label of a report of an error is the error, not the path that comes first', () => {
  const text = `/tmp/app/index.js:3\n  null.x\n       ^\n\nTypeError: Cannot read properties of null\n    at x`
  const write = { stream: 'stderr', step: 4, text, phase: 'exit', queue: null } as const
  expect(thinned([write], 20, 200).map((mark) => mark.text)).toEqual(['TypeError: Cannot r…'])
})

test('lines that all begin with the same words are told apart by what comes after them, where they are cut', () => {
  const write = (text: string, step: number) =>
    ({ step: step * 2, text, stream: 'stdout', phase: 'poll', queue: null }) as const
  const labels = (texts: readonly string[], scale: number) =>
    thinned(texts.map(write), scale).map(({ text }) => text)
  const logged = ['info GET /books 200', 'info GET /report 200', 'info all answered']
  expect(labels(logged, 200)).toEqual(logged)
  expect(labels(logged, 25)).toEqual(['', 'GET /repo…', 'all answe…'])
  expect(labels(logged.slice(1), 20)).toEqual(['', 'info all answered'])
  expect(labels([...logged, 'bye'], 25)).toEqual(['', 'GET /repo…', 'all ans…', 'bye'])
  const same = 'server is listening'
  expect(labels([same, same, same], 25)).toEqual(['', 'server is…', 'server is…'])
  expect(labels(['beat', 'beat 2', 'beat 3'], 10)).toEqual(['', 'beat 2', ''])
})
