import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importTable } from './lib/importTable.mjs'
import { inRoot, node24, tool } from './lib/place.mjs'

let folder
let reported

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-rules-'))
  cpSync(inRoot('biome.json'), join(folder, 'biome.json'))
  for (const [file, forbidden, allowed] of importTable) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    const lines = [...forbidden, ...allowed].map((name) => `import '${name}'\n`)
    writeFileSync(join(folder, file), lines.join(''))
  }
  reported = lint(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('Biome refuses what the import table does not allow, and nothing else', () => {
  it.each(importTable)('in %s', (file, forbidden) => {
    expect((reported.get(file) ?? []).sort()).toEqual([...forbidden].sort())
  })
})

/** File -> the imports that the rule refused. */
function lint(cwd) {
  const { stdout, stderr } = spawnSync(
    node24(),
    [
      ...[tool('biome'), 'lint', '--vcs-enabled=false', '--only=style/noRestrictedImports'],
      ...['--reporter=github', '--max-diagnostics=none', '.'],
    ],
    { cwd, encoding: 'utf8' },
  )
  const found = new Map()
  for (const [, path, line] of stdout.matchAll(
    /title=lint\/style\/noRestrictedImports,file=([^,]+),line=(\d+)/g,
  )) {
    const file = importTable.map(([name]) => name).find((name) => path.endsWith(name))
    const [, forbidden, allowed] = importTable.find(([name]) => name === file)
    found.set(file, [...(found.get(file) ?? []), [...forbidden, ...allowed][Number(line) - 1]])
  }
  if (found.size === 0) throw new Error(`Biome reported nothing:\n${stdout}${stderr}`)
  return found
}
