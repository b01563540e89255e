import { fileURLToPath } from 'node:url'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'
import { openSandbox } from '../openSandbox.ts'
import type { Sandbox } from '../sandbox.ts'
import { placeImports } from './importPlace.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
// Modules are behind a flag in Node 10.
const runtimes = testedRuntimes([12, 18, 22, 26]).filter(({ major }) => major >= 12)
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})

afterAll(() => sandbox.close())

const SOURCES: [string, string, number, number][] = [
  ['a file', "// 1\nimport x from './no.mjs'\n", 2, 15],
  [
    'a file, after other imports',
    "import fs from 'fs'\nimport {\n  a,\n} from './a b.mjs'\n",
    4,
    8,
  ],
  ['a package', "import fs from 'fs'; import 'nope/sub.js'", 1, 29],
  ['a folder', "\n\nexport * from './'", 3, 15],
  ['a module of Node', "import 'node:nope'", 1, 8],
]
/** Before Node 16 a rejection that no one handles ends nothing. */
const CALL: (typeof SOURCES)[number] = ['a file, by a call', "\n  import('./no.mjs')", 2, 10]

describe.each(runtimes)('on Node $major', (runtime) => {
  it.each(runtime.major < 16 ? SOURCES : [...SOURCES, CALL])(
    'the import of %s that is not there has its place',
    async (_name, source, line, column) => {
      const module = { module: 'module', file: 'index.mjs' } as const
      const events = await recordSnippet(sandbox, runtime, source, module)
      const last = events.at(-1)
      const error = last?.type === 'outcome' && last.outcome.type === 'threw' && last.outcome.error
      expect(error).toMatchObject({ line, column })
    },
  )
})

it('a source made for it does not make the search long', () => {
  const message = "Cannot find module '/tmp/app/no.mjs' imported from /tmp/app/index.mjs"
  const error = { name: 'Error', message, stack: null, line: null, column: null }
  const events: TraceEvent[] = [
    { type: 'error', at: 1, kind: 'uncaughtException', asyncId: null, handled: false, error },
  ]
  const sources = ['import ', ' from', "import '", 'import{', `import${' '.repeat(500)}`]
  const long = sources.map((part) => part.repeat(65_536 / part.length))
  expect(long.map((source) => placeImports(events, source, '/tmp/app/index.mjs'))).toEqual(
    long.map(() => events),
  )
})
