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
/** The same run on a machine that had nothing else to do. */
const quiet = (run: LoadRun): LoadRun => ({
  ...run,
  parts: run.parts.map((part) => ({ ...part, started: { ...part.started, loadAverage: 0.1 } })),
})
/** With so many answers within a second in each part. */
const rated = (run: LoadRun, rates: readonly number[], more: object = {}): LoadRun => ({
  ...quiet(run),
  planned: rates.length,
  parts: rates.map((responses, i): LoadPart => {
    const part = run.parts[i % run.parts.length]
    if (part?.done == null) throw new Error('no part')
    const started = { ...part.started, loadAverage: 0, part: i + 1, round: 1 + Math.floor(i / 2) }
    const done = { ...part.done, responses, us: 1e6, statuses: { 200: responses }, ...more }
    return { ...part, started, done: { ...done, errors: [], lost: 0 } }
  }),
})

it('the end of A/B is told as its ratio with the range, and whose rounds are above whose', () => {
  const run = quiet(of('ab'))
  const { ratio } = compareSides(run)
  const told = loadVerdict(run, 2) ?? ''
  expect(told).toContain(
    `${ratioText(ratio?.median ?? 0)} the answers per second, pair by pair ${ratio?.least.toFixed(2)} to ${ratio?.most.toFixed(2)}`,
  )
  expect(loadVerdict(rated(run, [100, 50, 120, 60, 110, 55]), 2)).toBe(
    'B, HAProxy, mode http, to A, direct: 0.50 × the answers per second, pair by pair 0.50 to 0.50 over 3 pairs; 0 not 2xx, 0 errors, 0 lost. Every round of B is below every round of A.',
  )
})

it('of ranges that overlap it says first that no difference is shown', () => {
  expect(loadVerdict(rated(of('ab'), [100, 110, 100, 90]), 2)).toBe(
    'No difference shown: the ranges overlap. B, HAProxy, mode http, to A, direct: 1.00 × the answers per second, pair by pair 0.90 to 1.10 over 2 pairs; 0 not 2xx, 0 errors, 0 lost.',
  )
})

it('says how many pairs were left out, that requests failed, and that the machine was busy', () => {
  const run = rated(of('ab'), [100, 50, 120, 60, 110, 55])
  const killed = run.parts.map((part, i) =>
    i === 0 && part.done !== null
      ? { ...part, done: { ...part.done, reason: 'killed' as const } }
      : part,
  )
  expect(loadVerdict({ ...run, parts: killed }, 2)).toContain('over 2 of 3 pairs')
  expect(loadVerdict(rated(run, [5, 5, 5, 5], { statuses: { 503: 5 } }), 2)).toBe(
    'A/B is over. Requests failed, so the rates compare nothing. A: 10 not 2xx, 0 errors, 0 lost; B: 10 not 2xx, 0 errors, 0 lost.',
  )
  const loaded = run.parts.map((part) => ({
    ...part,
    started: { ...part.started, loadAverage: 4.5 },
  }))
  expect([
    loadVerdict({ ...run, parts: loaded }, 8),
    loadVerdict({ ...run, parts: loaded }, 2),
  ]).toEqual([
    loadVerdict(run, 2),
    `${loadVerdict(run, 2)} The machine was already busy before it: load average 4.5 on 2 cores.`,
  ])
})

it("the end of a stall is told as the closed loop's p99 against the corrected one", () => {
  const run = quiet(of('stalled'))
  const [closed, open] = run.parts
  if (closed === undefined || open === undefined) throw new Error('two parts')
  const p99 = [loadHistogram(closed), correctedLoad(closed), loadHistogram(open)].map((all) =>
    latencyText(percentile(all, 99)),
  )
  expect(loadVerdict(run, 2)).toBe(
    `The closed loop's p99 is ${p99[0]}; with the requests that were due while the server stood still it is ${p99[1]}, and an open loop measures ${p99[2]}.`,
  )
})

it('is the sentence of the moment at which the last part ends, and of no other', () => {
  const run = of('ab')
  const ends = recorded.flatMap((event, i) =>
    event.type === 'loadDone' && event.run === run.run ? [i] : [],
  )
  const cores = recorded[0]?.type === 'lab' ? recorded[0].cores : 1
  const told = ends.map((i) => {
    const moment = fold.at(i)
    return moment === null || moment === undefined ? '' : labNow(moment).text
  })
  expect(told.at(-1)).toBe(loadVerdict(run, cores))
  expect(told.slice(0, -1).map((text) => text.split(':')[0])).toEqual(
    ends.slice(0, -1).map((_, i) => `Part ${i + 1} of ${run.planned} is over`),
  )
})
