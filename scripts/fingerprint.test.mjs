import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sources } from './lib/fingerprint.mjs'
import { inRoot, root } from './lib/paths.mjs'

const folder = mkdtempSync(join(tmpdir(), 'sources-'))
const name = basename(folder)
const file = join(folder, 'one.ts')
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(inRoot('node_modules', '.loopscope', name), { force: true })
})
const look = () => sources(name, [relative(root, folder)])

it('what was built is the same until a byte of it changes, however old it says that it is', () => {
  writeFileSync(file, 'const a = 1')
  const first = look()
  first.note()
  const again = look()
  // As a checkout or an editor does: written anew, with what it held.
  writeFileSync(file, 'const a = 1')
  const rewritten = look()
  writeFileSync(file, 'const a = 2')
  utimesSync(file, 0, 0)
  const changed = look()
  expect([first, again, rewritten, changed].map(({ same }) => same)).toEqual([
    ...[false, true, true, false],
  ])
  // Of a build that failed nothing is noted.
  expect(look().same).toBe(false)
})

it('what changes while it is built is built again', () => {
  const { note } = look()
  writeFileSync(file, 'const a = 3')
  note()
  expect(look().same).toBe(false)
})

it('a file more or less is a change, and a test is none', () => {
  look().note()
  writeFileSync(join(folder, 'one.test.ts'), '')
  const withTest = look().same
  writeFileSync(join(folder, 'two.ts'), '')
  expect([withTest, look().same]).toEqual([true, false])
})
