import { expect, it } from 'vitest'
import { pageAt } from './sitePages.ts'

it.each([
  ['/', 'index.html'],
  ['/s/abcdefghijklmnop', 'index.html'],
  ['/puzzles', 'puzzles.html'],
  ['/puzzles/own', 'puzzles.html'],
  ['/puzzles/classic', 'puzzles.html'],
  ['/demos', 'demos.html'],
  ['/demos/cluster', 'demos.html'],
  ['/demos/pool', 'lessons.html'],
  ['/embed/abcdefghijklmnop', 'embed.html'],
  ['/s/', undefined],
  ['/s/a/b', undefined],
  ['/demos/none', 'demos.html'],
  ['/demos/a/b', undefined],
  ['/api/runs', undefined],
  ['/assets/index.js', undefined],
])('%s is an address of %s', (path, file) => {
  expect(pageAt(path)?.file).toBe(file)
})
