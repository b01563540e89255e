import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomNumbers } from '../../../verify/random/randomNumbers.ts'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Runtime } from '../../sandbox/process/runtime.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'
import { WHOLE } from '../../testing/whole.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 24])
const PROGRAMS = WHOLE ? 1000 : 25
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

async function unheard(runtime: Runtime, source: string) {
  const timeline = buildTimeline(await recordSnippet(sandbox, runtime, source))
  const stdout = timeline.outputs.map(({ text }) => text).join('')
  const told = findingsOf(timeline).filter(({ kind }) => kind === 'unheard')
  return { stdout, lines: told.map(({ sentence }) => Number(/ on line (\d+)/.exec(sentence)?.[1])) }
}

const EMITTER = "const { EventEmitter } = require('events')\n"
const MADE = `${EMITTER}const e = new EventEmitter()\n`
const LISTENS = "e.on('x', () => console.log('heard'))"

/** The line of the listener that is said not to have been called; null: none is. */
const CASES: Readonly<Record<string, readonly [source: string, line: number | null]>> = {
  'emitted before': [`${MADE}e.emit('x')\n${LISTENS}`, 4],
  'emitted before once': [`${MADE}e.emit('x')\ne.once('x', (x) => x)`, 4],
  'emitted in a constructor': [
    `${EMITTER}class A extends EventEmitter {\n  constructor() {\n    super()\n    this.emit('x')\n  }\n}\nconst e = new A()\n${LISTENS}`,
    9,
  ],
  'emitted in a constructor of the old kind': [
    `${EMITTER}function A() {\n  EventEmitter.call(this)\n  // At once.\n  this.emit('x')\n}\nrequire('util').inherits(A, EventEmitter)\nconst e = new A()\n${LISTENS}`,
    9,
  ],
  'a listener that does not print may have been called': [
    `${MADE}e.emit('x')\ne.on('x', (x) => x)`,
    null,
  ],
  'emitted under a condition': [`${MADE}if (false)\n  e.emit('x')\n${LISTENS}`, null],
  'emitted under a longer condition': [
    `${MADE}if (\n  false && String(e)\n) e.emit('x')\n${LISTENS}`,
    null,
  ],
  'emitted by a name that is no literal': [
    `${MADE}e.emit('x')\n${LISTENS}\ne.emit(String('x'))`,
    null,
  ],
  'a listener that somebody else may have': [
    `${MADE}e.emit('x')\nconst heard = () => console.log('heard')\ne.on('x', heard)\nheard()`,
    null,
  ],
  'another console': [`${MADE}console['log'] = () => {}\ne.emit('x')\n${LISTENS}`, null],
  'after a slash that may begin a regular expression': [
    `${MADE}1 / 2\ne.emit('x')\n${LISTENS}`,
    null,
  ],
}

/** Lines of random programs; # stands for the number of the line. */
const STATEMENTS = [
  "e.emit('x')",
  "f.emit('y')",
  "if (e.maxListeners) e.emit('x')",
  "if (!e.none) {\n  e.emit('x')\n}",
  "setTimeout(() => e.emit('x'), 1)",
  "for (const each of [e, f]) each.emit('y')",
  "try {\n  f.emit('x')\n} finally {\n}",
  "// e.emit('x')",
  "process.nextTick(() => {\n  f.emit('y')\n})",
  "e.on('x', () => console.log('#'))",
  "f.once('x', () => { console.log('#') })",
  "f.on('y', function () {\n  console.log('#')\n})",
  "e.once('y', () => console.log('#'))",
  "class A# extends EventEmitter {\n  constructor() {\n    super()\n    this.emit('z')\n  }\n}\nnew A#().on('z', () => console.log('#'))",
  "let n# = 1\nif (n#)\n  e.emit('y')",
  "console.log('one', '}')",
]

function randomProgram(seed: number): string {
  const { below } = randomNumbers(seed)
  const lines = [EMITTER, 'const e = new EventEmitter()', 'const f = new EventEmitter()']
  for (let i = 2 + below(6); i > 0; i--) {
    const line = lines.join('\n').split('\n').length + 1
    lines.push((STATEMENTS[below(STATEMENTS.length)] ?? '').replaceAll('#', String(line)))
  }
  return lines.join('\n')
}

describe.each(runtimes)('on Node $version', (runtime) => {
  it('tells of a listener that came after the only emit of its event, where that is certain', async () => {
    for (const [name, [source, line]] of Object.entries(CASES))
      expect([name, (await unheard(runtime, source)).lines]).toEqual([
        name,
        line === null ? [] : [line],
      ])
  })

  it(`says it of no listener that was called, in ${PROGRAMS} random programs`, async () => {
    let told = 0
    for (let seed = 1; seed <= PROGRAMS; seed++) {
      const source = randomProgram(seed)
      const { stdout, lines } = await unheard(runtime, source)
      const printed = new Set(stdout.split('\n'))
      const statements = source.split('\n')
      for (const line of lines) {
        told++
        // What the listener prints is the line of its statement's beginning.
        const text = statements.slice(line - 1, line + 1).join('\n')
        const prints = /console\.log\('(\d+)'\)/.exec(text)?.[1] ?? 'nothing'
        expect([source, printed.has(prints)]).toEqual([source, false])
      }
    }
    expect(told).toBeGreaterThan(0)
  })
})
