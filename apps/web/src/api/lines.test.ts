import { expect, test } from 'vitest'
import { createLineCutter } from './lines.ts'

test('a line that is split over three chunks arrives once, whole', () => {
  const cutter = createLineCutter()
  expect([
    cutter.push('{"a"'),
    cutter.push(':1'),
    cutter.push('}\n{"b":2}\n\n{"c"'),
    cutter.end(),
  ]).toEqual([[], [], ['{"a":1}', '{"b":2}'], ['{"c"']])
})

test('nothing is left after a stream that ends with a newline', () => {
  const cutter = createLineCutter()
  expect([cutter.push('x\n'), cutter.end()]).toEqual([['x'], []])
})
