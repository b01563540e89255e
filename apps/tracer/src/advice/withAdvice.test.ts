import { fileURLToPath } from 'node:url'
import type { ModuleKind } from '@loopscope/shared/wire/api'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSandbox } from '../sandbox/openSandbox.ts'
import type { Runtime } from '../sandbox/process/runtime.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { prepareRun, textOf } from '../service/runs/prepareRun.ts'
import { rejectedRun } from '../service/runs/rejectedRun.ts'
import { inTurns, testedRuntimes } from '../testing/testedRuntimes.ts'
import { TypeStripper } from '../typescript/typeStripper.ts'
import { withAdvice } from './withAdvice.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 20, 22, 24])
const stripper = new TypeStripper()
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})

afterAll(async () => {
  await sandbox.close()
  await stripper.close()
})

/** How a text ends as this kind, as the service and the command line tell it. */
async function outcomeOf(
  runtime: Runtime,
  module: ModuleKind,
  source: string,
): Promise<RunOutcome | null> {
  const request = { source, module, node: runtime.version }
  const bounds = { timeoutMs: 5000, maxRows: 50_000, args: [], typescriptAs: null }
  const prepared = await prepareRun(stripper, request, runtime, 'test', bounds)
  const batches =
    prepared.type === 'ready'
      ? sandbox.run(prepared.run)
      : [
          rejectedRun(
            { ...prepared.run, node: prepared.run.runtime.version, sandbox },
            prepared.error,
          ),
        ]
  let outcome: RunOutcome | null = null
  for await (const batch of withAdvice(batches, stripper, textOf(prepared, request)))
    for (const event of batch) if (event.type === 'outcome') outcome = event.outcome
  return outcome
}

/** The first sentence of the note, and as what it can be run instead; null: there is nothing to say. */
function adviceOf(outcome: RunOutcome | null) {
  return outcome?.note === undefined ? null : [firstSentence(outcome.note), outcome.runAs ?? null]
}

const firstSentence = (note: string): string => /^.*?[.:](?= |$)/s.exec(note)?.[0] ?? note

type Said = readonly [sentence: string, runAs: ModuleKind | null] | null
type Case = readonly [
  name: string,
  module: ModuleKind,
  source: string,
  said: (major: number) => Said,
]

const PAGE = 'and this is Node, which has no page.'
const PACKAGE = (name: string) =>
  `A snippet is one file without packages, so ${name} cannot be loaded.`
const FILE = 'A snippet is a single file, with no others beside it:'
const STDIN = 'stdin is empty here:'
const IMPORT_ON_10 = 'The import on line 1 is for ES modules only, and Node 10 has none:'
const TERMINAL = 'A snippet has no terminal:'
const always =
  (sentence: string, runAs: ModuleKind | null = null) =>
  () =>
    [sentence, runAs] as const
const never = () => null
const CASES: readonly Case[] = [
  ['a package', 'commonjs', "require('express')()", always(PACKAGE('express'))],
  ['a scoped package', 'commonjs', "require('@a/b/c')", always(PACKAGE('@a/b/c'))],
  [
    'an imported package',
    'module',
    "import x from 'express'",
    (major) => (major < 12 ? [IMPORT_ON_10, null] : [PACKAGE('express'), null]),
  ],
  ["a file of one's own", 'commonjs', "require('./db')", always(FILE)],
  [
    'a file, imported',
    'module',
    "import './settings.json'",
    (major) => (major < 12 ? [IMPORT_ON_10, null] : [FILE, null]),
  ],
  [
    'a module that is newer',
    'commonjs',
    "require('timers/promises')",
    (major) =>
      major < 16
        ? [`Node ${major} has no built-in module timers/promises; Node 24 has it.`, null]
        : null,
  ],
  [
    'a package that the program can do without',
    'commonjs',
    "try { require('express') } catch (e) { console.log(e.message) }",
    never,
  ],
  [
    'an error that only reads like it',
    'commonjs',
    'throw new Error("Cannot find module \'express\'")',
    never,
  ],
  [
    'document',
    'commonjs',
    "document.querySelector('a')",
    always(`document belongs to browsers, ${PAGE}`),
  ],
  [
    'document in a timer',
    'commonjs',
    'setTimeout(() => document.body, 1)',
    always(`document belongs to browsers, ${PAGE}`),
  ],
  ['window in a module', 'module', 'window.x = 1', always(`window belongs to browsers, ${PAGE}`)],
  [
    'localStorage',
    'commonjs',
    "localStorage.setItem('a', 1)",
    always(`localStorage belongs to browsers, ${PAGE}`),
  ],
  [
    'requestAnimationFrame',
    'commonjs',
    'requestAnimationFrame(() => 1)',
    always(`requestAnimationFrame belongs to browsers, ${PAGE}`),
  ],
  ['alert', 'commonjs', "alert('hi')", always(`alert belongs to browsers, ${PAGE}`)],
  [
    'prompt',
    'commonjs',
    "const name = prompt('Name?')",
    always(`prompt belongs to browsers, ${PAGE}`),
  ],
  [
    "a document of one's own",
    'commonjs',
    'function f() { const document = 1; return document }\nf()\nconsole.log(document)',
    never,
  ],
  [
    'a document that is looked for',
    'commonjs',
    'console.log(typeof document)\ntry { document } catch (e) { console.log(e.name) }',
    never,
  ],
  [
    'an error worded like that',
    'commonjs',
    "throw new ReferenceError('document is not defined')",
    never,
  ],
  [
    'fetch where it is missing',
    'commonjs',
    "fetch('data:,1').catch(() => 1)",
    (major) => (major < 18 ? [`Node ${major} has no global fetch; Node 24 has it.`, null] : null),
  ],
  [
    'HTML',
    'commonjs',
    '<!DOCTYPE html>\n<script>console.log(1)</script>',
    always('This is HTML, and Node runs only JavaScript:'),
  ],
  [
    'HTML as TypeScript',
    'typescript',
    '<script>console.log(1)</script>',
    always('This is HTML, and Node runs only JavaScript:'),
  ],
  [
    'JSX',
    'commonjs',
    'const App = () => <div onClick={() => 1}>hello</div>\nconsole.log(App())',
    always('This is JSX, which neither Node nor a browser runs:'),
  ],
  [
    'JSX in TypeScript',
    'typescript',
    'export const App = (n: number) => <p onClick={() => 1}>{n}</p>',
    always('This is JSX, which neither Node nor a browser runs:'),
  ],
  [
    'a decorator',
    'typescript',
    'function l(v: any, c: any) { return v }\nclass A { @l f() {} }\nnew A()',
    always('Decorators (@name) are not in any Node yet:'),
  ],
  [
    'a decorator in JavaScript',
    'commonjs',
    'class A { @l f() {} }',
    always('Decorators (@name) are not in any Node yet:'),
  ],
  [
    'an enum',
    'typescript',
    'enum Level { Low }',
    always('An enum of TypeScript is code that its compiler writes, not only a type:'),
  ],
  [
    'a namespace',
    'typescript',
    'namespace Q { export const x = 1 }',
    always('A namespace of TypeScript is code that its compiler writes, not only a type:'),
  ],
  [
    'a parameter property',
    'typescript',
    'class A { constructor(private x: number) {} }',
    always(
      'A parameter of a constructor that is also a property is code that the compiler of TypeScript writes:',
    ),
  ],
  [
    'types in a file of JavaScript',
    'commonjs',
    'const n: number = 1\nconsole.log(n)',
    always('It has types, as TypeScript does:', 'typescript'),
  ],
  [
    'types in a module of JavaScript',
    'module',
    'export const n: number = 1',
    (major) => ['It has types, as TypeScript does:', major < 12 ? null : 'typescript'],
  ],
  [
    'import in CommonJS',
    'commonjs',
    "import fs from 'fs'\nconsole.log(typeof fs)",
    (major) =>
      major >= 20
        ? null
        : major < 12
          ? ['The import on line 1 is for ES modules only, and Node 10 has none:', null]
          : ['The import on line 1 is for ES modules only:', 'module'],
  ],
  [
    'await outside of a function',
    'commonjs',
    'const x = 1\nawait x',
    (major) =>
      major >= 20
        ? null
        : major < 12
          ? ['The await on line 2 is for ES modules only, and Node 10 has none:', null]
          : major < 14
            ? [
                'An await outside of an async function needs an ES module on Node 14.8 or later:',
                null,
              ]
            : ['The await on line 2 is for ES modules only:', 'module'],
  ],
  [
    'import and require in one file',
    'commonjs',
    "import fs from 'fs'\nconst path = require('path')",
    (major) =>
      major < 12
        ? ['The import on line 1 is for ES modules only, and Node 10 has none:', null]
        : major < 20
          ? ['The import on line 1 is for ES modules only, and those have no require.', null]
          : ['An ES module has no require, and the import on line 1 makes this one.', null],
  ],
  [
    'require in a module',
    'module',
    "const path = require('path')",
    (major) =>
      major < 12 ? null : ['An ES module has no require; a CommonJS file has.', 'commonjs'],
  ],
  [
    '__dirname in a module',
    'module',
    'console.log(__dirname)',
    (major) =>
      major < 12 ? null : ['An ES module has no __dirname; a CommonJS file has.', 'commonjs'],
  ],
  [
    'what strict mode forbids',
    'module',
    'var o = 010',
    (major) =>
      major < 12 ? null : ['CommonJS can be written like this, an ES module cannot:', 'commonjs'],
  ],
  [
    'syntax that is newer',
    'commonjs',
    'const a = { b: 1 }\na?.b',
    (major) => (major < 14 ? [`This syntax is newer than Node ${major}:`, null] : null),
  ],
  ['text that is no program at all', 'commonjs', 'Hello there, how are you?', never],
  ['JSON that cannot be parsed', 'commonjs', "JSON.parse('<div>')", never],
  ['eval of what cannot be parsed', 'commonjs', 'eval(\'import x from "y"\')', never],
  [
    'a name that a module does not export',
    'module',
    "import { nope } from 'fs'",
    (major) => (major < 12 ? [IMPORT_ON_10, null] : null),
  ],
  [
    'readFileSync(0)',
    'commonjs',
    "console.log(require('fs').readFileSync(0, 'utf8').length)",
    always(STDIN),
  ],
  ['a listener of stdin', 'commonjs', "process.stdin.on('data', () => {})", always(STDIN)],
  [
    'a question',
    'commonjs',
    "const { stdin: input, stdout: output } = process\nrequire('readline').createInterface({ input, output }).question('?', () => {})",
    always(STDIN),
  ],
  [
    'only asking for a terminal',
    'commonjs',
    'console.log(process.stdin.isTTY, process.stdout.isTTY ? process.stdout.columns : 80)',
    never,
  ],
  ['a variable called stdin', 'commonjs', "const stdin = 'x'; console.log(stdin.length)", never],
  ['clearLine', 'commonjs', 'process.stdout.clearLine(0)', always(TERMINAL)],
  [
    'cursorTo by another name',
    'commonjs',
    'const out = process.stdout\nout.cursorTo(0)',
    always(TERMINAL),
  ],
  ["a cursorTo of one's own", 'commonjs', 'const out = {}\nout.cursorTo(0)', never],
  ['columns', 'commonjs', "console.log('-'.repeat(process.stdout.columns))", always(TERMINAL)],
  ['columns, or else', 'commonjs', "console.log('-'.repeat(process.stdout.columns || 80))", never],
  ['setRawMode', 'commonjs', 'process.stdin.setRawMode(true)', always(TERMINAL)],
]

describe.each(runtimes)('on Node $major', (runtime) => {
  it.each(inTurns(CASES, runtime, runtimes))('%s', async (_name, module, source, said) => {
    const outcome = await outcomeOf(runtime, module, source)
    expect(adviceOf(outcome)).toEqual(said(runtime.major))
    const runAs = outcome?.runAs
    if (runAs !== undefined)
      expect(await outcomeOf(runtime, runAs, source)).toMatchObject({ type: 'finished' })
  })
})
