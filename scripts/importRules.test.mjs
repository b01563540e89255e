import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRoot, node24, tool } from './lib/place.mjs'

/** [file, what it may not import, what it may]: a row of ARCHITECTURE.md's table each. */
const table = [
  [
    'packages/shared/src/wire/planted.ts',
    [
      'node:fs',
      'node:fs/promises',
      'fs',
      'react',
      '../timeline/phase.ts',
      '../../../apps/tracer/src/config.ts',
    ],
    ['zod', './api.ts'],
  ],
  [
    'packages/shared/src/timeline/planted.ts',
    ['node:fs', 'zod', 'express', '../puzzle/puzzle.ts', '../../../../apps/web/src/App.tsx'],
    ['./phase.ts', '../wire/traceEvent.ts'],
  ],
  [
    'packages/shared/src/timeline/sentences/planted.ts',
    ['node:fs', 'zod', '../../puzzle/puzzle.ts'],
    ['./why.ts', '../timeline.ts', '../../wire/traceEvent.ts'],
  ],
  [
    'packages/shared/src/export/planted.ts',
    ['node:fs', 'react', 'zod', '../puzzle/puzzle.ts'],
    ['./chromeTrace.ts', '../wire/traceEvent.ts', '../timeline/phase.ts'],
  ],
  [
    'packages/shared/src/puzzle/planted.ts',
    ['node:fs', 'react'],
    ['zod', './puzzle.ts', '../wire/traceEvent.ts', '../timeline/phase.ts'],
  ],
  [
    'apps/tracer/src/probe/planted.ts',
    [
      ...[
        'express',
        'zod',
        'node:fs',
        'node:fs/promises',
        'child_process',
        '@loopscope/shared/wire/traceEvent',
      ],
      ...[
        '../sandbox/limits.ts',
        '../service/createApp.ts',
        '../rows/decodeRows.ts',
        '../config.ts',
      ],
    ],
    ['fs', 'async_hooks', './clock.ts', '../rows/rowKind.ts', '../sandbox/job.ts'],
  ],
  [
    'apps/tracer/src/rows/planted.ts',
    ['express', '../probe/main.ts', '../sandbox/limits.ts', '@loopscope/shared/timeline/phase'],
    ['node:fs', 'zod', './rowKind.ts', '@loopscope/shared/wire/traceEvent'],
  ],
  [
    'apps/tracer/src/sandbox/planted.ts',
    [
      'express',
      'prom-client',
      '../probe/main.ts',
      '../service/createApp.ts',
      '../cli/main.ts',
      '../config.ts',
    ],
    [
      'node:fs',
      'node:fs/promises',
      './limits.ts',
      '../rows/decodeRows.ts',
      '@loopscope/shared/wire/runOutcome',
    ],
  ],
  [
    'apps/tracer/src/typescript/planted.ts',
    ['express', '../sandbox/limits.ts', '../probe/main.ts'],
    ['node:module', '@loopscope/shared/wire/runOutcome'],
  ],
  [
    'apps/tracer/src/puzzles/planted.ts',
    ['express', '../probe/main.ts', '../service/createApp.ts', '../config.ts'],
    ['node:fs', 'zod', '../sandbox/sandbox.ts', '@loopscope/shared/puzzle/puzzle'],
  ],
  [
    'apps/tracer/src/shares/planted.ts',
    [
      'express',
      '../sandbox/limits.ts',
      '../service/createApp.ts',
      '../config.ts',
      '@loopscope/shared/timeline/phase',
    ],
    ['node:sqlite', 'pg', 'zod', './shareStore.ts', '@loopscope/shared/wire/share'],
  ],
  [
    'apps/tracer/src/telemetry/planted.ts',
    ['express', '../sandbox/limits.ts', '../service/createApp.ts', '../probe/main.ts'],
    ['@opentelemetry/api', '@opentelemetry/sdk-trace', '@loopscope/shared/timeline/buildTimeline'],
  ],
  [
    'apps/tracer/src/service/planted.ts',
    [
      '../probe/main.ts',
      '../rows/decodeRows.ts',
      '../cli/main.ts',
      '@opentelemetry/sdk-trace',
      'react',
    ],
    [
      'express',
      'ipaddr.js',
      'node:fs',
      '../sandbox/sandbox.ts',
      '../shares/shareStore.ts',
      '../telemetry/telemetry.ts',
      '@loopscope/shared/wire/api',
    ],
  ],
  [
    'apps/tracer/src/cli/planted.ts',
    [
      'express',
      '../probe/main.ts',
      '../rows/decodeRows.ts',
      '../service/createApp.ts',
      '../telemetry/telemetry.ts',
    ],
    ['node:fs', '../sandbox/sandbox.ts', '@loopscope/shared/timeline/buildTimeline'],
  ],
  [
    'apps/web/src/api/planted.ts',
    [
      'react',
      'zustand',
      '../state/session.ts',
      '../views/format.ts',
      '@loopscope/shared/timeline/phase',
    ],
    ['./lines.ts', '@loopscope/shared/wire/api'],
  ],
  [
    'apps/web/src/state/planted.ts',
    [
      'react',
      'zustand',
      'monaco-editor/editor',
      '../views/format.ts',
      '../editor/Editor.tsx',
      'node:fs',
      'idb',
    ],
    [
      'zustand/vanilla',
      '../api/runs.ts',
      '../storage/runShelf.ts',
      '@loopscope/shared/timeline/frameAt',
    ],
  ],
  [
    'apps/web/src/swaps/planted.ts',
    ['react', 'zustand', 'monaco-editor', '../state/session.ts', '../views/format.ts'],
    ['acorn', './rewrite.ts', '@loopscope/shared/wire/api'],
  ],
  [
    'apps/web/src/state/puzzles/planted.ts',
    ['react', 'zustand', '../../views/format.ts', '../../editor/Editor.tsx', 'idb'],
    [
      'zustand/vanilla',
      '../loopscope.ts',
      '../../api/puzzles.ts',
      '../../storage/puzzleProgress.ts',
      '@loopscope/shared/puzzle/judge',
    ],
  ],
  [
    'apps/web/src/examples/planted.ts',
    ['react', 'zustand', '../state/session.ts', '../editor/Editor.tsx', 'node:fs'],
    ['./example.ts', '@loopscope/shared/wire/api', '@loopscope/shared/timeline/phase'],
  ],
  ['apps/web/worker/planted.ts', ['react', 'idb', 'node:fs', '../src/offline/keepOffline.ts'], []],
  [
    'apps/web/src/offline/planted.ts',
    ['react', 'idb', 'node:fs', '../state/session.ts', '@loopscope/shared/wire/api'],
    ['./keepOffline.ts'],
  ],
  [
    'apps/web/src/storage/planted.ts',
    [
      'react',
      'zustand',
      '../state/session.ts',
      '../api/runs.ts',
      '@loopscope/shared/timeline/phase',
    ],
    ['idb', './runShelf.ts', '@loopscope/shared/wire/traceEvent'],
  ],
  [
    'apps/web/src/editor/planted.ts',
    ['monaco-editor', 'monaco-editor/editor', '../api/runs.ts', '../views/TopBar.tsx', 'idb'],
    [
      'react',
      './monaco.ts',
      '../state/theme.ts',
      '../examples/examples.ts',
      '../views/Glyph.tsx',
      '../views/look.ts',
      '@loopscope/shared/timeline/frame',
    ],
  ],
  [
    'apps/web/src/editor/monacoPlanted.ts',
    ['react', '../state/theme.ts', '../views/TopBar.tsx'],
    ['monaco-editor/editor', './decorations.ts'],
  ],
  [
    'apps/web/src/views/planted.tsx',
    [
      '../api/runs.ts',
      'monaco-editor/editor',
      '../editor/Editor.tsx',
      '@loopscope/tracer',
      'node:fs',
    ],
    ['react', 'zustand', '../state/session.ts', '@loopscope/shared/timeline/frame', './Panel.css'],
  ],
  [
    'apps/web/src/views/ring/planted.tsx',
    [
      '../../api/runs.ts',
      '../../storage/runShelf.ts',
      'monaco-editor/editor',
      '../../editor/Editor.tsx',
    ],
    ['react', 'diff', '../Panel.tsx', '../../state/session.ts', './ringGeometry.ts'],
  ],
  [
    'apps/web/src/views/puzzles/planted.tsx',
    ['../../api/puzzles.ts', '../../editor/Editor.tsx', '../editor/Editor.tsx', '../api/runs.ts'],
    ['react', '../ring/Ring.tsx', '../code/Code.tsx', '../../state/puzzles/progress.ts'],
  ],
  [
    'apps/web/src/Planted.tsx',
    ['monaco-editor', 'monaco-editor/editor'],
    ['react', './views/TopBar.tsx'],
  ],
]

let folder
let reported

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-rules-'))
  cpSync(inRoot('biome.json'), join(folder, 'biome.json'))
  for (const [file, forbidden, allowed] of table) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    const lines = [...forbidden, ...allowed].map((name) => `import '${name}'\n`)
    writeFileSync(join(folder, file), lines.join(''))
  }
  reported = lint(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('Biome refuses what the import table does not allow, and nothing else', () => {
  it.each(table)('in %s', (file, forbidden) => {
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
    const file = table.map(([name]) => name).find((name) => path.endsWith(name))
    const [, forbidden, allowed] = table.find(([name]) => name === file)
    found.set(file, [...(found.get(file) ?? []), [...forbidden, ...allowed][Number(line) - 1]])
  }
  if (found.size === 0) throw new Error(`Biome reported nothing:\n${stdout}${stderr}`)
  return found
}
