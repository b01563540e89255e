import { stripVTControlCharacters } from 'node:util'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, it } from 'vitest'
import { formatText } from './formatText.ts'
import { columnsOf } from './safeText.ts'

const HEADER: TraceEvent = {
  type: 'run',
  v: 1,
  runId: 'r',
  node: '24.21.0',
  module: 'commonjs',
  libuv: '1.51.0',
  sandbox: 'bubblewrap',
  startedAt: '2026-01-01T00:00:00.000Z',
  file: '/tmp/app/index.js',
  counters: true,
  threadPoolSize: 4,
  warm: false,
  recorded: true,
  limits: { wallMs: 5000, cpuMs: 4000, heapMb: 128, outputBytes: 1, rows: 1 },
}
const SCREEN = { colour: false, columns: 80 }

function outcome(of: EventOf<'outcome'>['outcome']): EventOf<'outcome'> {
  return {
    type: 'outcome',
    outcome: of,
    node: '24.21.0',
    sandbox: 'bubblewrap',
    events: 1,
    truncated: false,
  }
}

const FINISHED = outcome({ type: 'finished', exitCode: 0, durationMs: 12.4 })

function wrote(...texts: string[]): TraceEvent[] {
  return [
    HEADER,
    { type: 'main', at: 50 },
    ...texts.map(
      (text, index): TraceEvent => ({
        type: 'output',
        at: 1000 * (index + 1),
        stream: 'stdout',
        text,
        site: null,
        observed: true,
      }),
    ),
  ]
}

function table(events: TraceEvent[], last = FINISHED, screen = SCREEN, source = ''): string {
  return formatText(buildTimeline([...events, last]), last, { file: 'a.js', source }, screen)
}

it('shows each write below the callback that it happened in', () => {
  expect(table(wrote('one\n', '{\n  two\n}\n'))).toBe(
    [
      '  ms  turn  phase  queue  what      line  output',
      '0.05     0  main          main',
      '1.00     0  main            stdout        one',
      '2.00     0  main            stdout        {',
      '                                            two',
      '                                          }',
      '',
      'Finished with exit code 0. (Node 24.21.0, bubblewrap, 12 ms)',
      '',
    ].join('\n'),
  )
})

it('keeps every row within the columns of the terminal', () => {
  const events = wrote('x'.repeat(500), `short\n${'漢'.repeat(300)}\n`, '\u001b[31m'.repeat(40))
  const rows = table(events).split('\n\n')[0]?.split('\n') ?? []
  expect(Math.max(...rows.map(columnsOf))).toBe(80)
})

it('says how much of a long write it leaves out', () => {
  const text = Array.from({ length: 200 }, (_, index) => `line ${index}\n`).join('')
  const rows = table(wrote(text)).split('\n\n')[0]?.split('\n') ?? []
  expect([rows.length, rows.at(-1)?.trim()]).toEqual([14, '… and 189 more lines'])
})

it('colours hide nothing, and the colours of a stranger have no effect', () => {
  const events = wrote('\u001b[2J\u009b0m', 'two\n')
  const coloured = table(events, FINISHED, { ...SCREEN, colour: true })
  expect([stripVTControlCharacters(coloured), coloured.includes('\u001b[2J')]).toEqual([
    table(events),
    false,
  ])
})

it('lets no control character of an error through to the terminal', () => {
  const error = { name: 'E\u001b[1m', message: 'a\n\u0007b', stack: null, line: 2, column: 3 }
  const last = outcome({ type: 'threw', exitCode: 1, error })
  expect(table([HEADER], last, SCREEN, 'one\n\ttwo()\n').split('\n').slice(-5)).toEqual([
    '2 | two()',
    '     ^',
    '',
    'Threw E\\u001b[1m: a … at a.js:2:3; exit code 1. (Node 24.21.0, bubblewrap)',
    '',
  ])
})

it('makes a table of more rows than a call may have arguments', () => {
  const [header, main, first] = wrote('one\n')
  if (header === undefined || main === undefined || first?.type !== 'output') throw new Error()
  const outputs = Array.from({ length: 150_000 }, (_, i) => ({ ...first, text: `${i}\n` }))
  expect(table([header, main, ...outputs]).split('\n').length).toBe(150_000 + 5)
})

it('shows rows that come again and again once, and how often', () => {
  const ten = Array.from({ length: 10 }, () => 'again\n')
  const pairs = Array.from({ length: 5 }, () => ['a\n', 'b\n']).flat()
  expect(table(wrote('one\n', ...ten, ...pairs, 'a\n', 'end\n', 'end\n'))).toBe(
    [
      '   ms  turn  phase  queue  what      line  output',
      ' 0.05     0  main          main',
      ' 1.00     0  main            stdout        one',
      ' 2.00     0  main            stdout        again',
      '      x 10, the last at 11.00 ms in turn 0',
      '12.00     0  main            stdout        a',
      '13.00     0  main            stdout        b',
      '      these 2 rows x 5, the last at 21.00 ms in turn 0',
      '22.00     0  main            stdout        a',
      '23.00     0  main            stdout        end',
      '24.00     0  main            stdout        end',
      '',
      'Finished with exit code 0. (Node 24.21.0, bubblewrap, 12 ms)',
      '',
    ].join('\n'),
  )
})

it('says what plain Node gave, and why it ended', () => {
  const exit: TraceEvent = { type: 'exit', at: 2000, code: 0, explicit: true }
  const last = outcome({ type: 'finished', exitCode: 0, note: 'Know this.', runAs: 'module' })
  const comparison: Fidelity = { verdict: 'racy', runs: 3, plain: [], reason: null }
  const timeline = buildTimeline([...wrote(), exit, last])
  const text = formatText(timeline, last, { file: 'a.js', source: '' }, SCREEN, {
    why: null,
    comparison,
    sample: null,
  })
  expect(text.split('\n').slice(-4)).toEqual([
    'Finished with exit code 0. (Node 24.21.0, bubblewrap) process.exit() ended it.',
    'Know this. Say --module module.',
    'Plain Node gave this output in the last of 3 runs, and another before: the order is not defined.',
    '',
  ])
})
