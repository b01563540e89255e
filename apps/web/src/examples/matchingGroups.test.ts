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

test('of these only the ones that show a place', () => {
  const all = EXAMPLE_GROUPS.flatMap(({ examples }) => examples)
  const close = matchingGroups('', 'close').flatMap(({ examples }) => examples)
  expect(close).toEqual(all.filter(({ shows }) => shows.includes('close')))
  expect(close.length).toBeGreaterThan(1)
  expect(matchingGroups('unix', 'check')).toEqual([])
})
