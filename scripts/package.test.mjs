import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildPackage, packageFolder } from './lib/package.mjs'

const run = promisify(execFile)
/** What an outer npm has set would be taken for this one's own settings: it would install into the repository. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')),
)
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-pack-'))
  await buildPackage()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('the packed command line traces TypeScript from an empty folder, without the repository', async () => {
  const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: packageFolder,
    env,
  })
  const { filename } = [JSON.parse(packed.stdout)].flat()[0]
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)], {
    cwd: folder,
    env,
  })
  writeFileSync(join(folder, 'a.ts'), 'const n: number = 1\nsetTimeout(() => console.log(n), 1)\n')
  const command = join(folder, 'node_modules/loopscope/bin/loopscope.mjs')
  const traced = await run(process.execPath, [command, 'trace', 'a.ts', '--format', 'events'], {
    cwd: folder,
    env,
  })
  const events = traced.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const printed = events.filter(({ type }) => type === 'output').map(({ text }) => text)
  expect(printed).toEqual(['1\n'])
  expect(events[0]).toMatchObject({ type: 'run', node: process.versions.node })
  expect(events.at(-1)).toMatchObject({
    type: 'outcome',
    outcome: { type: 'finished', exitCode: 0 },
  })
})
