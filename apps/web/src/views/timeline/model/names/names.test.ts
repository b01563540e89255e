import { expect, test } from 'vitest'
import { CHARACTER, labelIn } from './labelIn.ts'
import { lineOf } from './lineOf.ts'

const px = (characters: number, more: number) => characters * CHARACTER + more

test('a name has as much room at its right as at its left, and where there is little stands in the middle', () => {
  expect(labelIn(px(4, 20), 'exit')).toEqual({ text: 'exit', left: 4 })
  expect(labelIn(px(4, 5), 'exit')).toEqual({ text: 'exit', left: 2.5 })
  expect(labelIn(px(4, 3.9), 'exit').text).toBe('')
  expect(labelIn(px(10, 3.9), 'setTimeout').text).toBe('setTimeo…')
})

test('of a name that does not fit what was written is left, and of that what tells it from the others', () => {
  expect(labelIn(px(9, 4), '4  readFile').text).toBe('4')
  expect(labelIn(px(6, 4), 'hash 1  pbkdf2', '1').text).toBe('hash 1')
  expect(labelIn(px(4, 4), 'hash 1  pbkdf2', '1').text).toBe('1')
  expect(labelIn(px(6, 4), 'info GET /books  request', 'GET /books').text).toBe('GET /…')
})

test('an error that ended the process is known by its name, and not by the path that its report begins with', () => {
  const report = (begin: string, error: string) =>
    `${begin}\n  null.x\n       ^\n\n${error}\n    at…`
  const named = (text: string) => lineOf({ stream: 'stderr', text })
  expect(named(report('/tmp/app/index.js:3', 'TypeError: no'))).toBe('TypeError: no')
  expect(named(report('file:///tmp/app/index.mjs:3', 'Error: b'))).toBe('Error: b')
  expect(named('/tmp/app/index.js:1\nthrow 5\n^\n5\n')).toBe('5')
  expect(named('careful: 3\n')).toBe('careful: 3')
  expect(lineOf({ stream: 'stdout', text: '/a:1\nb\n^\nc' })).toBe('/a:1\nb\n^\nc')
})
