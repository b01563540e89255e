import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildTimeline } from '../../timeline/buildTimeline.ts'
import { frameAt } from '../../timeline/frameAt.ts'
import { invariantViolations } from '../../timeline/invariantViolations.ts'
import { TRACE_VERSION } from '../runEvent.ts'
import { MIGRATIONS } from './migrations.ts'
import { openRecording } from './openRecording.ts'
import { createTraceReader } from './traceReader.ts'

const FOLDER = new URL('../../../fixtures/versions/', import.meta.url)
const versions = Array.from({ length: TRACE_VERSION }, (_, i) => i + 1)
const frozen = versions.flatMap((version) =>
  readdirSync(new URL(`${version}/`, FOLDER)).map((name) => `${version}/${name}`),
)
const PROGRAM = readFileSync(new URL('program.js', FOLDER), 'utf8')
/** What each of the two programs prints, in the order of the alphabet: Node's own order is another on each of its versions. */
const PRINTED = {
  node: '/asked exit immediate main microtask nextTick pbkdf2 readFile timeout unhandled',
  seed: '1 2 3 4 5 6 7 8',
}

const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const NODE_24 = read('1/node24.ndjson')
const header = NODE_24.slice(0, NODE_24.indexOf('\n'))

describe('recordings of every version and every Node', () => {
  it('are there', () => {
    expect(frozen.filter((name) => name.startsWith('1/node'))).toEqual(
      [10, 12, 14, 16, 18, 20, 22, 24, 26].map((major) => `1/node${major}.ndjson`),
    )
  })

  it.each(frozen)('%s opens, and means what it meant', (name) => {
    const opened = openRecording(read(name))
    if (opened.type === 'refused') throw new Error(opened.sentence)
    const timeline = buildTimeline(opened.events)
    const printed = timeline.outputs.map(({ text }) => text.trim()).toSorted()
    const kind = name.includes('seed') ? 'seed' : 'node'
    expect([printed.join(' '), invariantViolations(timeline), timeline.outcome?.type]).toEqual([
      PRINTED[kind],
      [],
      'finished',
    ])
    expect(opened.header.source).toBe(kind === 'node' ? PROGRAM : undefined)
    for (const cursor of timeline.steps.keys()) expect(frameAt(timeline, cursor).now).not.toBe('')
  })

  it('has a step to the next from each version but the last', () => {
    expect(Object.keys(MIGRATIONS)).toEqual(versions.slice(0, -1).map(String))
  })
})

describe('a recording that cannot be opened', () => {
  it.each([
    ['an empty file', '\n', 'The file is empty.'],
    [
      'another file',
      'const fs = require("fs")\n',
      'This is no recording of Loopscope: a recording begins with a line that says which Node ran it.',
    ],
    [
      'a session of a demo',
      '{"type":"lab","v":1,"demo":"cluster"}\n',
      'This is the recording of a demo’s session, which only a link can show.',
    ],
    [
      'one that was cut off',
      NODE_24.slice(0, header.length + 20),
      'Line 2 of the recording cannot be read: the file is damaged or was cut off.',
    ],
    [
      'one of a version to come',
      NODE_24.replace('"v":1', '"v":2'),
      'This recording has format 2, and this Loopscope reads formats up to 1: update Loopscope to open it.',
    ],
  ])('%s', (_what, text, sentence) => {
    expect(openRecording(text)).toEqual({ type: 'refused', sentence })
  })

  it('opens without an outcome, when the process that wrote it was ended', () => {
    const lines = NODE_24.trimEnd().split('\n')
    const opened = openRecording(lines.slice(0, -1).join('\n'))
    expect(opened.type === 'opened' && opened.events.length).toBe(lines.length - 1)
  })
})

describe('createTraceReader', () => {
  it('takes a line through the steps between its version and today’s, in order', () => {
    const seen: string[] = []
    const step = (name: string) => (line: Readonly<Record<string, unknown>>) => {
      seen.push(`${name} ${line['type']}`)
      return line['type'] === 'run' ? { ...line, v: TRACE_VERSION } : { ...line, at: 7 }
    }
    const reader = createTraceReader({ 1: step('1 to 2'), 2: step('2 to 3') }, 3)
    expect(reader.read(header)?.type).toBe('run')
    expect(reader.read('{"type":"main","at":0}')).toEqual({ type: 'main', at: 7 })
    expect([seen, reader.newerVersion()]).toEqual([
      ['1 to 2 run', '2 to 3 run', '1 to 2 main', '2 to 3 main'],
      null,
    ])
  })
})
