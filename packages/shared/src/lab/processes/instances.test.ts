import { describe, expect, it } from 'vitest'
import { readShippedLab } from '../../../fixtures/readShippedLab.ts'
import { processesStatements } from '../../lesson/processes/processesStatements.ts'
import { LabFold } from '../labAt.ts'
import type { LabMoment } from '../labMoment.ts'
import { labNow } from '../now/labNow.ts'
import { labWhy } from '../rules/labWhy.ts'
import { costRanges, isBelow } from './costRanges.ts'
import { INSTANCE_EVENTS, type InstanceEventOf } from './instanceEvents.ts'
import { INSTANCE_RULES } from './instanceRules.ts'
import { memoryRange, named, timeRange } from './instanceWords.ts'

const events = readShippedLab('processes')
const fold = new LabFold(events)
const moments = events.map((_, cursor) => fold.at(cursor) as LabMoment)
const end = moments.at(-1) as LabMoment

describe('the recorded session', () => {
  it('tells every type of event of its own, each in one sentence', () => {
    const told = new Set(moments.map((moment) => labNow(moment).rule))
    const own = INSTANCE_EVENTS.map(({ shape }) => shape.type.value)
    expect(own.filter((type) => !told.has(type))).toEqual([])
    for (const moment of moments) {
      if (moment.event.type === 'log') continue
      expect(labNow(moment).text).toMatch(/^[A-Z\d][^\n]*\.$/)
      expect(labNow(moment).text).not.toMatch(/null|NaN|\.\.$/)
    }
  })

  it('gives a reason of each rule but those that it has no moment of', () => {
    const told = new Set(moments.flatMap((moment) => labWhy(moment)?.rule ?? []))
    const missing = INSTANCE_RULES.map(({ rule }) => rule).filter((rule) => !told.has(rule))
    expect(missing).toEqual(['parentGone'])
  })

  it('finds of each statement of the notes what the table says of it', () => {
    expect(processesStatements.map(({ note, judge }) => [note, judge(end)?.truth])).toEqual(
      processesStatements.map(({ note, truth }) => [note, truth]),
    )
    expect(processesStatements.map(({ judge }) => judge(moments[1] as LabMoment))).toEqual(
      processesStatements.map(() => null),
    )
  })

  it('gives any moment as it was when it came, whichever was asked for before', () => {
    for (const cursor of [events.length - 1, 40, 300, 41])
      expect(fold.at(cursor)).toEqual(new LabFold(events).at(cursor))
  })
})

it('forgets those that were only measured as processes, and keeps what they cost', () => {
  const roles = new Set(end.processes.map(({ role }) => role))
  expect([...roles].toSorted()).toEqual(['child', 'parent', 'thread'])
  const costs = costRanges(
    end.instances?.costs ?? { comparison: 0, whole: null, times: 0, trials: [] },
  )
  expect(costs.map(({ kind, trials }) => [kind, trials.length])).toEqual([
    ['thread', 5],
    ['fork', 5],
    ['spawn', 5],
    ['cluster', 5],
  ])
})

const trial = (startUs: number, pssBytes: number | null): InstanceEventOf<'trial'> => ({
  ...{ type: 'trial', at: 0, comparison: 1, kind: 'fork', trial: 1, pid: 1, startUs },
  ...{ trips: { count: 50, least: 1, middle: 2, most: 3 }, rssBytes: 10, pssBytes },
})

it('takes the middle of the trials, and no PSS where one of them has none', () => {
  const of = (...trials: InstanceEventOf<'trial'>[]) =>
    costRanges({ comparison: 1, whole: true, times: 3, trials })[0]
  const found = of(trial(30, 5), trial(10, 7), trial(20, 6))
  expect(found?.start).toEqual({ least: 10, middle: 20, most: 30 })
  expect(found?.pss).toEqual({ least: 5, middle: 6, most: 7 })
  expect(of(trial(30, 5), trial(10, null))?.pss).toBe(null)
})

it('says of a value that JSON refuses that it was not sent, and of others that they change', () => {
  const why = (name: string) => {
    const moment = moments.find(
      ({ event, instances }) =>
        event.type === 'value' &&
        event.kind === 'fork' &&
        event.name === name &&
        instances?.values?.serialization === 'json',
    )
    return moment && labWhy(moment)?.text
  }
  expect([why('10n'), why('new Date(0)')]).toEqual([
    expect.stringContaining('nothing was sent'),
    expect.stringContaining('arrives as something else'),
  ])
})

it('says of no thread that it got a signal', () => {
  const told = moments.flatMap((moment) =>
    moment.event.type === 'crash' && moment.event.how === 'kill'
      ? [[moment.event.process, /^The [a-z ]+ (?:got|sent) SIGKILL/.exec(labNow(moment).text)?.[0]]]
      : [],
  )
  expect(told).toEqual([
    ['forked child', 'The forked child got SIGKILL'],
    ['worker thread', 'The worker thread sent SIGKILL'],
  ])
})

it('is below only where the ranges do not overlap', () => {
  const low = { least: 1, middle: 2, most: 3 }
  expect([
    isBelow(low, { least: 4, middle: 5, most: 6 }),
    isBelow(low, { least: 3, middle: 5, most: 6 }),
  ]).toEqual([true, false])
})

it('words a range once where both ends read the same', () => {
  const range = (least: number, most: number) => ({ least, middle: least, most })
  expect([
    timeRange(range(12, 15)),
    timeRange(range(900, 21_000)),
    timeRange(range(33_100, 33_200)),
    memoryRange(range(-300_000, 9_400_000)),
    memoryRange(range(50_100_000, 50_200_000)),
    named([]),
    named(['parent', 'worker thread']),
  ]).toEqual([
    '12 to 15 µs',
    '900 µs to 21 ms',
    '33 ms',
    '−0.3 to 9.4 MB',
    '50 MB',
    'nobody',
    'the parent and the worker thread',
  ])
})
