import { expect, it } from 'vitest'
import { errorLine, headline } from './headline.ts'

it.each([
  ['', ''],
  ['no', 'no'],
  ["Cannot find module 'a'\nRequire stack:\n- /tmp/app/index.js", "Cannot find module 'a' …"],
  [
    'Expected values to be strictly equal:\n\n1 !== 2\n',
    'Expected values to be strictly equal: 1 !== 2',
  ],
  ['Expected:\r\n+ actual\r\n- expected', 'Expected: + actual …'],
  ['\n\nlate', 'late'],
])('of %j one line is shown', (message, shown) => {
  expect(headline(message)).toBe(shown)
})

it('of what is thrown without a message the name is all that is shown', () => {
  expect([errorLine('TypeError', 'no'), errorLine('object', '')]).toEqual([
    'TypeError: no',
    'object',
  ])
})
