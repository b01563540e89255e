import { describe, expect, it } from 'vitest'
import { readShippedLab } from '../../../fixtures/readShippedLab.ts'
import { LabFold } from '../labAt.ts'
import type { LabEvent } from '../labEvent.ts'
import type { LabMoment } from '../labMoment.ts'
import { labNow } from '../now/labNow.ts'
import { labWhy } from '../rules/labWhy.ts'
import { percentile } from './figures/histogram.ts'
import { correctedLoad, loadFigures, loadHistogram } from './figures/loadFigures.ts'
import type { LoadEventOf } from './loadEvents.ts'
import type { LoadPart } from './loadMoment.ts'
import { LOAD_RULES } from './loadRules.ts'

const recorded = readShippedLab('autocannon')
const fold = new LabFold(recorded)
const moments = recorded.map((_, cursor) => fold.at(cursor) as LabMoment)
const parts = (moments.at(-1)?.load?.runs ?? []).flatMap((run) => run.parts)

/** The recording's first run, with another end than it had. */
function endedWith(change: Partial<LoadEventOf<'loadDone'>>): LabMoment {
  const index = recorded.findIndex(({ type }) => type === 'loadDone')
  const events = recorded.slice(0, index + 1)
  events[index] = { ...(events[index] as LoadEventOf<'loadDone'>), ...change }
  return new LabFold(events).at(index) as LabMoment
}

function why(moment: LabMoment) {
  const said = labWhy(moment)
  return [said?.rule, said?.text]
}

function partAt({ load, event }: LabMoment): LoadPart {
  const part = load?.runs.flatMap((run) => run.parts).find(({ done }) => done === event)
  if (part === undefined) throw new Error('no end of a part')
  return part
}

describe('Why of load runs', () => {
  it('says what a figure hides by the facts of its own run', () => {
    const told = moments.flatMap((moment) => {
      const said = labWhy(moment)
      return said === null ? [] : [{ moment, ...said }]
    })
    expect(new Set(told.map(({ rule }) => rule))).toEqual(
      new Set(['wholeMilliseconds', 'nobodyListens', 'coordinatedOmission', 'frozenServer']),
    )
    for (const { moment, rule } of told) {
      if (rule === 'frozenServer') {
        expect(moment.processes.some(({ frozen }) => frozen)).toBe(true)
        continue
      }
      const part = partAt(moment)
      const claims: Readonly<Record<string, boolean>> = {
        nobodyListens: part.done?.errors.some(({ code }) => code === 'ECONNREFUSED') ?? false,
        coordinatedOmission: part.started.kind === 'stalled',
        wholeMilliseconds:
          (part.done?.autocannon?.latency['50'] ?? 1) * 1000 < percentile(loadHistogram(part), 50),
      }
      expect([rule, claims[rule]]).toEqual([rule, true])
    }
  })

  it('says so when answers were refusals, and when requests were lost without an error', () => {
    expect(why(endedWith({ responses: 10, statuses: { 200: 4, 503: 6 } }))).toEqual([
      'refusalsAreFast',
      '6 of 10 answers were not 2xx. They count as requests per second, so this rate is not what the server can do; the latencies are those of the others.',
    ])
    expect(why(endedWith({ lost: 9 }))[0]).toBe('lostWithoutAnError')
  })

  it('speaks of one answer, one request and one error as of one', () => {
    const refused = endedWith({ responses: 1, statuses: { 503: 1 } })
    const failed = [{ code: 'ECONNRESET', errno: null, message: '', count: 1 }]
    expect([why(refused)[1], why(endedWith({ lost: 1 }))[1]]).toEqual([
      '1 of 1 answer was not 2xx. It counts as requests per second, so this rate is not what the server can do; the latencies are those of the others.',
      '1 request was sent and never answered: the connection was closed, and autocannon connects again without counting an error.',
    ])
    const one = endedWith({ responses: 1, us: 1_000_000, statuses: { 200: 1 }, errors: failed })
    expect(labNow(one).text).toMatch(
      /^The run is over: 1 answer, 1 per second.*; all 2xx, 1 error, /,
    )
  })

  it('says what a run waits for', () => {
    const begin = recorded.slice(0, 3)
    const at = begin.at(-1)?.at ?? 0
    const waiting: LabEvent = { type: 'loadQueued', at, run: 1, ahead: 2 }
    const moment = new LabFold([...begin, waiting]).at(3) as LabMoment
    expect([labNow(moment).text, why(moment)[0], moment.load?.queued]).toEqual([
      'The run waits: 2 load runs on this machine are before it.',
      'loadWaitsForOthers',
      waiting,
    ])
  })

  it('has a test above for each of its rules', () => {
    expect(LOAD_RULES.map(({ rule }) => rule)).toEqual([
      ...['loadWaitsForOthers', 'nobodyListens', 'refusalsAreFast', 'lostWithoutAnError'],
      ...['coordinatedOmission', 'wholeMilliseconds', 'frozenServer'],
    ])
  })
})

describe('a recorded load session', () => {
  it('has windows that add up to what each part counted', () => {
    for (const { samples, done } of parts) {
      const counted = samples.filter(({ warmup }) => !warmup)
      expect(counted.reduce((sum, { responses }) => sum + responses, 0)).toBe(done?.responses)
    }
  })

  it('shows a stall that the closed loop leaves out, and the correction and the open loop do not', () => {
    const [closed, open] = parts.filter(({ started }) => started.kind === 'stalled')
    if (closed === undefined || open === undefined) throw new Error('two parts')
    const p99 = percentile(loadHistogram(closed), 99)
    expect(percentile(correctedLoad(closed), 99)).toBeGreaterThan(5 * p99)
    expect(percentile(loadHistogram(open), 99)).toBeGreaterThan(5 * p99)
  })

  it('never tells a rate without what failed', () => {
    const sentences = moments
      .filter(({ event }) => event.type === 'loadSample' || event.type === 'loadDone')
      .map((moment) => labNow(moment).text)
      .filter((text) => text.includes('per second'))
    expect(sentences.length).toBeGreaterThan(50)
    expect(
      sentences.filter((text) => !/per second.*(; |2xx, )(no errors|[\d,]+ errors?)/.test(text)),
    ).toEqual([])
  })

  it('has processor time of each process that took part', () => {
    for (const part of parts.filter(({ done }) => (done?.responses ?? 0) > 1000)) {
      const { cpu } = loadFigures(part)
      const proxied = part.started.target.startsWith('haproxy')
      expect([cpu.client !== null, cpu.server !== null, cpu.proxy !== null]).toEqual([
        true,
        true,
        proxied,
      ])
    }
  })
})
