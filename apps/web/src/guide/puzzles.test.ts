import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PUZZLES_BY_PLACE } from './end/puzzleFor.ts'
import { exampleOf } from './exampleOf.ts'
import { PATH_LESSONS } from './path/lessons.ts'

const FOLDER = new URL('../../../../puzzles/', import.meta.url)
const titleOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}/puzzle.json`, FOLDER), 'utf8')).title

test('each puzzle that the guide leads to exists and has that title', () => {
  const named = [
    ...PUZZLES_BY_PLACE.map(({ name, title }) => [name, title]),
    ...PATH_LESSONS.map(({ puzzle, puzzleTitle }) => [puzzle, puzzleTitle]),
  ]
  expect(named.map(([name]) => [name, titleOf(name ?? '')])).toEqual(named)
})

test('the path has twelve lessons, each with an example of its own for every Node', () => {
  const slugs = PATH_LESSONS.map(({ example }) => example)
  expect([slugs.length, new Set(slugs).size]).toEqual([12, 12])
  expect(slugs.map((slug) => exampleOf(slug)?.node)).toEqual(slugs.map(() => null))
})
