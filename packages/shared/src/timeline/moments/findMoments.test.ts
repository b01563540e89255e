import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { findMoments, foundWords, NOTHING_FOUND } from './findMoments.ts'

const timeline = buildTimeline(
  readFileSync(new URL('../../../fixtures/blocked.node24.ndjson', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TraceEvent),
)
const stepsOf = (query: string) => findMoments(timeline, query).steps

test('a callback is found by its name, in any case, at the moment when it runs', () => {
  const runs = timeline.callbacks.filter(
    ({ label, internal }) => !internal && /settimeout/i.test(label),
  )
  const found = findMoments(timeline, ' setTIMEOUT ')
  expect([runs.length > 0, [...found.callbacks]]).toEqual([true, runs.map(({ index }) => index)])
  expect(found.steps.map((step) => timeline.steps[step]?.type)).toEqual(runs.map(() => 'run'))
})

test('a line is found by its number, and by no part of another number', () => {
  const [output] = timeline.outputs
  const line = output?.line ?? 0
  expect([
    stepsOf(`L${line}`).includes(output?.step ?? -1),
    stepsOf(`line ${line}`),
    stepsOf('L999'),
  ]).toEqual([true, stepsOf(`L${line}`), []])
})

test('nothing is found for nothing', () => {
  expect([findMoments(timeline, ''), findMoments(timeline, '   ')]).toEqual([
    NOTHING_FOUND,
    NOTHING_FOUND,
  ])
})

test('what was found at a step is told: a callback by its name, what was written as it stands', () => {
  const [output] = timeline.outputs
  const written = output?.text.trim() ?? ''
  const [step = -1] = stepsOf('setTimeout')
  expect([
    foundWords(timeline, written, output?.step ?? -1),
    foundWords(timeline, 'setTimeout', step),
    foundWords(timeline, 'setTimeout', -1),
  ]).toEqual([`"${written}"`, expect.stringMatching(/^the setTimeout callback/), ''])
})
