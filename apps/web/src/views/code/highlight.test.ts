import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'

test('keywords, strings, numbers, comments and punctuation are told apart, line by line', () => {
  expect(highlight("const a = 'x' // why\n\nawait f(1)")).toEqual([
    [
      { text: 'const', kind: 'keyword' },
      { text: ' a ', kind: '' },
      { text: '=', kind: 'punctuation' },
      { text: ' ', kind: '' },
      { text: "'x'", kind: 'string' },
      { text: ' ', kind: '' },
      { text: '// why', kind: 'comment' },
    ],
    [],
    [
      { text: 'await', kind: 'keyword' },
      { text: ' f', kind: '' },
      { text: '(', kind: 'punctuation' },
      { text: '1', kind: 'number' },
      { text: ')', kind: 'punctuation' },
    ],
  ])
})

test('what is no JavaScript loses nothing of its text', () => {
  const source = 'if ( { \n "unended\n@@'
  const joined = highlight(source).map((line) => line.map(({ text }) => text).join(''))
  expect(joined.join('\n')).toBe(source)
})
