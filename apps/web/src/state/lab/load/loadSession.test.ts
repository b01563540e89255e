import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { spoiled } from '../spoiled.ts'
import { loadAct } from './loadAct.ts'
import { LOAD_EXPERIMENTS } from './loadExperiments.ts'
import { loadForm } from './loadForm.ts'
import { loadStretches } from './loadSeries.ts'
import { latencySeries, percentileRows } from './loadTable.ts'
import { isBusy, shownKind, shownRun } from './shownRun.ts'
import { proxyCost } from './sideExperiments.ts'
import { logTicks, ticks } from './ticks.ts'

const events = readShippedLab('autocannon')
const fold = new LabFold(events)
const at = (cursor: number) => fold.at(cursor) as LabMoment
const end = at(events.length)
const runs = end.load?.runs ?? []

it('each kind of run is found at the end of the recording, and none before the first', () => {
  expect((['single', 'ab', 'stalled'] as const).map((kind) => shownRun(end, kind)?.kind)).toEqual([
    'single',
    'ab',
    'stalled',
  ])
  expect([shownRun(at(1), 'single'), shownKind(at(1), null), shownKind(end, null)]).toEqual([
    null,
    'single',
    'ab',
  ])
})

it('a moment is busy from the order of a run until its generator is gone', () => {
  const asked = events.findIndex(({ type }) => type === 'action')
  const started = events.findIndex(({ type }) => type === 'loadStarted')
  const gone = events.findIndex(
    (event) => event.type === 'process' && event.role === 'runner' && event.state === 'exited',
  )
  const cursors = [asked - 1, asked, started, gone - 1, gone]
  expect(cursors.map((cursor) => isBusy(at(cursor)))).toEqual([false, true, true, true, false])
})

it('parts lie end to end on the chart, in order, each window within its part', () => {
  for (const run of runs) {
    const { stretches, seconds } = loadStretches(run)
    let before = 0
    for (const { from, to, points } of stretches) {
      expect([from, to > from]).toEqual([before, true])
      expect(points.filter((point) => point.seconds < from || point.seconds > to)).toEqual([])
      before = to
    }
    expect(before).toBe(seconds)
  }
})

it('the table has a column for each line of the plot, and percentiles never fall', () => {
  for (const run of runs) {
    const series = latencySeries(run, null)
    const rows = percentileRows(series)
    for (const [column] of series.entries()) {
      const us = rows.map((row) => row.us[column] ?? 0)
      expect(us).toEqual([...us].sort((one, other) => one - other))
    }
  }
  const stalled = shownRun(end, 'stalled')
  expect(stalled && latencySeries(stalled, null).map(({ name }) => name)).toEqual([
    'closed loop',
    'corrected',
    'open loop',
  ])
})

it('whatever the form asks for is an action that the service takes', () => {
  for (const kind of ['single', 'ab', 'stalled'] as const) {
    const act = loadAct(kind, { ...loadForm.getState(), connections: 50 })
    expect([kind, loadActionSchema.safeParse({ ...act, epoch: 1 }).success]).toEqual([kind, true])
  }
})

it('each question is answered by what the recording shows, with one of its choices', () => {
  const begins = (run: number) =>
    events.findIndex((event) => event.type === 'loadStarted' && event.run === run) - 1
  const answers = [
    [LOAD_EXPERIMENTS[0], 3],
    [LOAD_EXPERIMENTS[2], 2],
    [LOAD_EXPERIMENTS[1], 4],
    [proxyCost, 5],
  ] as const
  for (const [experiment, run] of answers) {
    const verdict = experiment?.judge(events, begins(run))
    expect([
      experiment?.name,
      experiment?.choices.some(({ name }) => name === verdict?.choice),
    ]).toEqual([experiment?.name, true])
    expect(experiment?.judge(events.slice(0, begins(run) + 3), begins(run))).toBe(null)
  }
})

it('a run that was ended before its time decides nothing, and the page says so', () => {
  for (const [experiment, run] of [
    [LOAD_EXPERIMENTS[0], 3],
    [LOAD_EXPERIMENTS[1], 4],
    [proxyCost, 5],
  ] as const) {
    const from = events.findIndex((event) => event.type === 'loadStarted' && event.run === run) - 1
    const done = events.findIndex((event) => event.type === 'loadDone' && event.run === run)
    const stopped = events
      .slice(0, done + 1)
      .map((event, i) => (i === done ? { ...event, reason: 'stopped' } : event) as LabEvent)
    expect([experiment?.judge(stopped, from), spoiled(stopped, from)]).toEqual([
      null,
      'The load run was ended before its time, so this decides nothing. Ask again.',
    ])
  }
})

it('where requests failed an A/B run is decided for none of the choices', () => {
  const from = events.findIndex((event) => event.type === 'loadStarted' && event.run === 5) - 1
  const failing = events.map((event) =>
    event.type === 'loadDone' && event.run === 5 ? { ...event, lost: 1 } : event,
  )
  expect(proxyCost.judge(failing, from)).toMatchObject({
    choice: null,
    sentence: 'Requests failed, so the rates compare nothing.',
  })
})

it('ticks are round, begin at 0 or a power of ten, and reach the greatest value', () => {
  expect([ticks(38_000, 4), ticks(0.7, 4), ticks(0, 4)]).toEqual([
    [0, 10_000, 20_000, 30_000, 40_000],
    [0, 0.2, 0.4, 0.6, 0.8],
    [0, 1],
  ])
  expect(logTicks(320, 21_000)).toEqual([100, 1000, 10_000, 100_000])
})
