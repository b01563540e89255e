import { expect, test } from 'vitest'
import { unknownKey } from './unknownKey.ts'

test('finds what a schema has dropped, however deep it lies', () => {
  const read = { demo: 'cluster', view: { clock: 'time' }, cursor: null }
  expect([
    unknownKey({ demo: 'cluster' }, read),
    unknownKey({ demo: 'cluster', exec: '/bin/sh' }, read),
    unknownKey({ view: { clock: 'time', page: 1 } }, read),
    unknownKey(JSON.parse('{"__proto__": {"demo": "x"}}'), read),
    unknownKey({ constructor: 1 }, read),
    unknownKey([], read),
    unknownKey(null, read),
  ]).toEqual([null, 'exec', 'view.page', '__proto__', 'constructor', null, null])
})
