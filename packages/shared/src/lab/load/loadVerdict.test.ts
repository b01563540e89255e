import { expect, it } from 'vitest'
import { readShippedLab } from '../../../fixtures/readShippedLab.ts'
import { LabFold } from '../labAt.ts'
import { labNow } from '../now/labNow.ts'
import { compareSides } from './figures/compareSides.ts'
import { percentile } from './figures/histogram.ts'
import { correctedLoad, loadHistogram } from './figures/loadFigures.ts'
import type { LoadPart, LoadRun } from './loadMoment.ts'
import { loadVerdict } from './loadVerdict.ts'
import { latencyText, ratioText } from './loadWords.ts'

const recorded = readShippedLab('autocannon')
const fold = new LabFold([...recorded])
const runs = fold.at(recorded.length)?.load?.runs ?? []
const of = (kind: LoadRun['kind']): LoadRun => {
  const run = runs.findLast((one) => one.kind === kind)
  if (run === undefined) throw new Error(kind)
  return run
}
/** With so many answers within a second in each part. */
const rated = (run: LoadRun, rates: readonly number[], more: object = {}): LoadRun => ({
  ...run,
  planned: rates.length,
  parts: rates.map((responses, i): LoadPart => {
    const part = run.parts[i % run.parts.length]
    if (part?.done == null) throw new Error('no part')
    const started = { ...part.started, loadAverage: 0, part: i + 1, round: 1 + Math.floor(i / 2) }
    const done = { ...part.done, responses, us: 1e6, statuses: { 200: responses }, ...more }
    return { ...part, started, done: { ...done, errors: [], lost: 0 } }
  }),
})

it('the end of A/B is told as its ratio with the range, and what failed', () => {
  const run = of('ab')
  const { ratio } = compareSides(run)
  const told = loadVerdict(run) ?? ''
  expect(told).toContain(
    `${ratioText(ratio?.median ?? 0)} as often as A (direct): ${ratio?.least.toFixed(2)} to ${ratio?.most.toFixed(2)} in `,
  )
  expect(loadVerdict(rated(run, [100, 50, 120, 60, 110, 55]))).toBe(
    'B (HAProxy, mode http) answered 0.50 × as often as A (direct): 0.50 to 0.50 in 3 pairs; all 2xx, no errors, none lost.',
  )
})

it('of ranges that overlap it says first that no difference is shown', () => {
  expect(loadVerdict(rated(of('ab'), [100, 110, 100, 90]))).toBe(
    'No difference shown: the ranges overlap. B (HAProxy, mode http) answered 1.00 × as often as A (direct): 0.90 to 1.10 in 2 pairs; all 2xx, no errors, none lost.',
  )
})

it('says how many pairs were left out, and that requests failed', () => {
  const run = rated(of('ab'), [100, 50, 120, 60, 110, 55])
  const killed = run.parts.map((part, i) =>
    i === 0 && part.done !== null
      ? { ...part, done: { ...part.done, reason: 'killed' as const } }
      : part,
  )
  expect(loadVerdict({ ...run, parts: killed })).toContain('in 2 of 3 pairs')
  expect(loadVerdict(rated(run, [5, 5, 5, 5], { statuses: { 503: 5 } }))).toBe(
    'A/B is over. Requests failed, so the rates compare nothing. A: 10 answers not 2xx, no errors, none lost; B: 10 answers not 2xx, no errors, none lost.',
  )
})

it("the end of a stall is told as the closed loop's p99 against the corrected one", () => {
  const run = of('stalled')
  const [closed, open] = run.parts
  if (closed === undefined || open === undefined) throw new Error('two parts')
  const p99 = [loadHistogram(closed), correctedLoad(closed), loadHistogram(open)].map((all) =>
    latencyText(percentile(all, 99)),
  )
  expect(loadVerdict(run)).toBe(
    `The closed loop's p99 is ${p99[0]}; with the requests that were due while the server stood still it is ${p99[1]}, and an open loop measures ${p99[2]}.`,
  )
})

it('is the sentence of the moment at which the last part ends, and of no other', () => {
  const run = of('ab')
  const ends = recorded.flatMap((event, i) =>
    event.type === 'loadDone' && event.run === run.run ? [i] : [],
  )
  const told = ends.map((i) => {
    const moment = fold.at(i)
    return moment === null || moment === undefined ? '' : labNow(moment).text
  })
  expect(told.at(-1)).toBe(loadVerdict(run))
  expect(told.slice(0, -1).map((text) => text.split(':')[0])).toEqual(
    ends.slice(0, -1).map((_, i) => `Part ${i + 1} of ${run.planned} is over`),
  )
})
