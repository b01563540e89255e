import { afterEach, expect, test } from 'vitest'
import { TypeStripper } from './typeStripper.ts'

let stripper = new TypeStripper()
afterEach(async () => {
  await stripper.close()
  stripper = new TypeStripper()
})

test('a source that breaks the parser is refused, and the next one is stripped', async () => {
  const [deep, good] = await Promise.all([
    stripper.strip('('.repeat(20_000)),
    stripper.strip('let a: number = 1'),
  ])
  expect(deep).toEqual({
    type: 'refused',
    error: {
      name: 'SyntaxError',
      message: 'This TypeScript cannot be run: it is nested too deeply to be parsed.',
      stack: null,
      line: null,
      column: null,
    },
  })
  expect(good).toEqual({ type: 'stripped', source: 'let a         = 1', file: 'index.js' })
})

test('after close every source is refused', async () => {
  await stripper.close()
  expect(await stripper.strip('let a = 1')).toMatchObject({ type: 'refused' })
})
