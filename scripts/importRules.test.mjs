import { describe, expect, it } from 'vitest'
import { crowdedFolders } from './lib/crowdedFolders.mjs'
import { circlesOf, refusedImports } from './lib/importRules.mjs'
import { importsOf } from './lib/imports.mjs'
import { rooms } from './lib/rooms.mjs'

const stranger = { name: 'left-pad', target: null }
const fileIn = (room) =>
  room.endsWith('*') ? `${room.slice(0, -1)}Planted.ts` : `${room}/deep/planted.ts`
const importOf = (name) => {
  if (/\.tsx?$/.test(name)) return { name, target: name }
  if (name.startsWith('packages/') || name.startsWith('apps/'))
    return { name, target: fileIn(name) }
  const known = { 'node:*': 'node:fs', '@opentelemetry/*': '@opentelemetry/resources' }
  return { name: known[name] ?? name, target: null }
}

describe.each(rooms)('a file in $room', ({ room, may, because }) => {
  const file = fileIn(room)

  it('may import what the table gives it, and what its own room holds', () => {
    expect(refusedImports(file, [...may, room].map(importOf))).toEqual([])
  })

  it('may import no other room, no other package, and nothing of Node that it is not given', () => {
    const others = rooms
      .map((each) => each.room)
      .filter((name) => name !== room && !may.includes(name))
      .map(importOf)
    const node = may.includes('node:*') ? [] : [importOf('node:*')]
    const asked = [...others, ...node, stranger]
    expect(refusedImports(file, asked)).toEqual(
      asked.map(({ name }) => `${file} may not import ${name}: ${because}`),
    )
  })
})

describe('the files on top of the tree', () => {
  it('put the rooms together, but leave Monaco and the other app alone', () => {
    const main = 'apps/web/src/main.tsx'
    const asked = ['apps/web/src/views/ring', 'monaco-editor', 'apps/tracer/src/config.ts']
    expect(refusedImports(main, asked.map(importOf))).toEqual([
      `${main} may not import monaco-editor: Monaco is named in editor/monaco*.ts alone`,
      `${main} may not import apps/tracer/src/config.ts: the page and the service share packages/shared`,
    ])
  })
})

describe('circles', () => {
  const graphOf = (edges) =>
    new Map(
      Object.entries(edges).map(([file, targets]) => [file, targets.map((target) => ({ target }))]),
    )

  it('are found with the way around them, types included', () => {
    const graph = graphOf({
      'a.ts': ['b.ts'],
      'b.ts': ['c.ts'],
      'c.ts': ['b.ts'],
      'd.ts': ['a.ts'],
    })
    expect(circlesOf(graph)).toEqual([['b.ts', 'c.ts', 'b.ts']])
  })

  it('are none where many import one', () => {
    expect(circlesOf(graphOf({ 'a.ts': ['c.ts'], 'b.ts': ['a.ts', 'c.ts'], 'c.ts': [] }))).toEqual(
      [],
    )
  })
})

describe('a folder', () => {
  const filled = (folder, count) => Array.from({ length: count }, (_, i) => `${folder}/file${i}.ts`)

  it('holds 25 files, tests and styles included, and may hold any number of recorded programs', () => {
    const styles = ['apps/web/src/kit/a.css', 'apps/web/src/kit/b.test.tsx']
    expect([
      crowdedFolders([...filled('apps/web/src/kit', 23), ...styles]),
      crowdedFolders([...filled('apps/web/src/kit', 24), ...styles]),
      crowdedFolders(filled('apps/tracer/attacks', 100)),
    ]).toEqual([[], ['apps/web/src/kit has 26 files beside each other: 25 at most'], []])
  })
})

describe('what a file imports', () => {
  const file = 'packages/shared/src/wire/planted.ts'
  const namesIn = (text) => importsOf(file, text).map(({ name, target }) => [name, target])

  it('is found in every form of import, and nowhere else', () => {
    const text = [
      "import { z } from 'zod'",
      "import type { Phase } from '../timeline/phase.ts'",
      "export type { RunRequest } from './api.ts'",
      "export * from './batch.ts'",
      "import './share.ts'",
      "const late = () => import('@loopscope/shared/lab/labAt')",
      "type Late = typeof import('../puzzle/puzzle.ts')",
      `const said = "import x from 'said'"`,
    ].join('\n')
    const src = 'packages/shared/src'
    expect(namesIn(text)).toEqual([
      ['zod', null],
      ['../timeline/phase.ts', `${src}/timeline/phase.ts`],
      ['./api.ts', `${src}/wire/api.ts`],
      ['./batch.ts', `${src}/wire/batch.ts`],
      ['./share.ts', `${src}/wire/share.ts`],
      ['@loopscope/shared/lab/labAt', `${src}/lab/labAt.ts`],
      ['../puzzle/puzzle.ts', `${src}/puzzle/puzzle.ts`],
    ])
  })

  it('is an error where it leads nowhere', () => {
    expect(() => namesIn("import './nowhere.ts'")).toThrow(
      `${file} imports ./nowhere.ts, which is not there`,
    )
  })
})
