import { expect, test } from 'vitest'
import { indentOf } from './indentOf.ts'

test('a line is indented by its spaces and tabs, up to eight columns', () => {
  expect(['a', '  a', '\t\ta', '            a', ''].map(indentOf)).toEqual([0, 2, 4, 8, 0])
})
