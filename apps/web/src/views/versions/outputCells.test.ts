import { readFileSync } from 'node:fs'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { outputCells } from './outputCells.ts'

const FIXTURES = new URL('../../../../../packages/shared/fixtures/', import.meta.url)

function cellsOf(name: string) {
  const lines = readFileSync(new URL(name, FIXTURES), 'utf8').trimEnd().split('\n')
  const events = lines.map((line) => JSON.parse(line) as TraceEvent)
  const run = {
    node: '',
    status: 'complete',
    events,
    output: null,
    key: null,
    problem: null,
  } as const
  return outputCells(run).map(({ text, where }) => `${text}: ${where}`)
}

test('where a line was printed is marked on versions that only let it be inferred', () => {
  expect([cellsOf('seed.node10.ndjson'), cellsOf('seed.node24.ndjson')]).toEqual([
    [
      ...['8: main', '3: nextTick', '2: Microtasks', '1: Check', '4: Poll (inferred)'],
      ...['7: nextTick (inferred)', '6: Check', '5: Timers'],
    ],
    [
      ...['8: main', '3: nextTick', '2: Microtasks', '1: Check', '4: Poll', '7: nextTick'],
      ...['6: Check', '5: Timers'],
    ],
  ])
})
