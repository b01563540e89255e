import { expect, test } from 'vitest'
import { EXAMPLE_GROUPS } from './examples.ts'
import { matchingGroups } from './matchingGroups.ts'

const found = (search: string) =>
  matchingGroups(search).map(({ title, examples }) => [title, examples.map(({ slug }) => slug)])

test('finds examples by all of the words, wherever they stand, and keeps their groups', () => {
  expect(found('  ')).toEqual(EXAMPLE_GROUPS.map((g) => [g.title, g.examples.map((e) => e.slug)]))
  expect(found('UNIX pending')).toEqual([['Phases', ['pending']]])
  expect(found('node 26')).toEqual([['Errors and surprises', ['classic-node26']]])
  expect(found('pbkdf2')).toEqual([['Files, sockets, threads', ['pool']]])
  expect(found('no such example')).toEqual([])
})
