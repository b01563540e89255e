import { describe, expect, it } from 'vitest'
import { labClaims } from '../../../fixtures/claims/labs/labClaims.ts'
import { readShippedLab } from '../../../fixtures/readShippedLab.ts'
import { LabFold } from '../labAt.ts'
import type { LabEvent, LabEventOf } from '../labEvent.ts'
import type { LabMoment } from '../labMoment.ts'
import { labNow } from '../now/labNow.ts'
import { labWhy } from '../rules/labWhy.ts'
import { proxySituation } from './proxySituation.ts'

const events = readShippedLab('haproxy-cluster')
const fold = new LabFold(events)
const moments = events.map((_, cursor) => fold.at(cursor) as LabMoment)
const begun = events.flatMap((event, index) =>
  event.type === 'action' && event.action === 'pair' && event.values['do'] !== 'back'
    ? [{ index, how: event.values['do'] }]
    : [],
)
/** Each time that one of each was killed or frozen, with its last moment. */
const times = begun.map(({ index, how }, i) => {
  // The last action of all ends the stream.
  const end = begun[i + 1]?.index ?? events.findLastIndex(({ type }) => type === 'action')
  return { how, index, last: moments[end - 1] as LabMoment, told: events.slice(index, end) }
})

/** Requests that got no answer or an error, told one by one; of sums what they say. */
function lostIn(told: readonly LabEvent[]): number {
  return told.reduce((sum, event) => {
    if (event.type === 'answer')
      return sum + (event.outcome !== 'answered' || (event.status ?? 0) >= 500 ? 1 : 0)
    if (event.type !== 'sum') return sum
    return event.processes.reduce(
      (all, { refused, reset, timedOut, lost, failed = 0 }) =>
        all + refused + reset + timedOut + lost + failed,
      sum,
    )
  }, 0)
}
const besides = (told: readonly LabEvent[]) =>
  told.filter((event): event is LabEventOf<'beside'> => event.type === 'beside')
const seconds = (us: number | null | undefined, from: number) => ((us ?? 0) - from) / 1_000_000

describe('a cluster beside HAProxy, recorded', () => {
  it('is at every moment what a recording of its own would say', () => {
    const [header] = events
    const inner = besides(events).map(({ at, event }) => ({ ...event, at }))
    const own = new LabFold([
      { ...(header as LabEventOf<'lab'>), demo: 'cluster', labels: {} },
      ...inner,
    ])
    let cursor = 0
    for (const { event, beside } of moments) {
      if (event.type === 'beside') cursor += 1
      if (beside === null) continue
      // What tabs asked for is told beside it.
      const { processes, totals, connections, settings, socket, gap } = own.at(cursor) as LabMoment
      const asIn = ({ askedToEndAt: _, ...process }: LabMoment['processes'][number]) => process
      expect([beside.cursor, beside.totals, beside.settings, beside.socket]).toEqual([
        ...[cursor, totals, settings, socket],
      ])
      expect(beside.processes.map(asIn)).toEqual(processes.map(asIn))
      expect([beside.connections, beside.gap?.to]).toEqual([connections, gap?.to])
    }
  })

  it('was killed twice, frozen, and killed once more', () => {
    expect(times.map(({ how }) => how)).toEqual(['kill', 'kill', 'freeze', 'kill'])
  })

  it('counts what each side lost since, and what it answered', () => {
    for (const { told, last, index } of times) {
      const { pair } = last
      const inner = besides(told).map(({ event }) => event)
      expect([pair?.cluster.lost, pair?.haproxy.lost]).toEqual([lostIn(inner), lostIn(told)])
      const before = moments[index - 1]?.totals
      const { answered = 0, failed = 0 } = before ?? {}
      expect(pair?.haproxy.answered).toBe(
        last.totals.answered - last.totals.failed - (answered - failed),
      )
    }
  })

  it('says when each was whole again: a worker when it listens, a web-api when HAProxy gives it requests', () => {
    for (const { told, last } of times) {
      const { pair } = last
      const listens = besides(told).find(
        ({ event }) =>
          event.type === 'process' && (event.state === 'listening' || event.state === 'thawed'),
      )
      const up = told.findLast(
        (event) =>
          (event.type === 'server' && event.server === pair?.haproxy.process) ||
          (event.type === 'process' && event.process === pair?.haproxy.process),
      )
      expect(pair?.cluster.wholeAt).toBe(listens?.at)
      expect(pair?.haproxy.wholeAt).toBeLessThanOrEqual(up?.at ?? 0)
      expect(seconds(pair?.haproxy.wholeAt, pair?.at ?? 0)).toBeGreaterThan(
        seconds(pair?.cluster.wholeAt, pair?.at ?? 0),
      )
    }
  })

  it('is told as a cluster is, with reasons that are true', () => {
    const rules = new Set<string>()
    for (const moment of moments) {
      const { text } = labNow(moment)
      if (moment.event.type === 'beside' && moment.event.event.type !== 'log')
        expect(text).toMatch(/^Cluster: [^\n]*\.$/)
      expect(text).not.toMatch(/undefined|null|NaN|\b1 (?:requests|workers)\b| -\d/)
      const why = moment.event.type === 'beside' ? labWhy(moment) : null
      if (why === null || moment.beside === null) continue
      rules.add(why.rule)
      expect([why.text, labClaims[why.rule]?.(moment.beside, why.text)]).toEqual([why.text, true])
    }
    expect([...rules].toSorted()).toEqual(
      expect.arrayContaining(['capacityBack', 'forkedAgain', 'handedOverInTurn', 'killed']),
    )
  })

  it('is compared in a sentence until both work as a whole again, and then by what it came to', () => {
    const said = times.map(({ last }) => proxySituation(last) ?? '')
    for (const sentence of said)
      expect(sentence).toMatch(
        /^After the (?:kill|freeze) the cluster was whole again in [\d.]+ m?s and lost \d+ answers?; HAProxy in [\d.]+ m?s, and lost \d+\.$/,
      )
    const [first] = times
    const during = moments[(first?.index ?? 0) + 1] as LabMoment
    expect(proxySituation(during)).toMatch(
      /^[\d.]+ m?s after the kill: the cluster has lost \d+ answers?, HAProxy \d+\.$/,
    )
  })

  it('says of two that nobody asked that nothing could be lost, not that nothing was', () => {
    const [first] = times
    const during = moments[(first?.index ?? 0) + 1] as LabMoment
    const unasked = (moment: LabMoment): string => {
      const { pair, proxy } = moment
      if (pair === null || proxy === null) throw new Error('no pair')
      const none = { lost: 0, answered: 0 }
      const { cluster, haproxy } = pair
      return String(
        proxySituation({
          ...moment,
          proxy: { ...proxy, rate: 0 },
          pair: { ...pair, cluster: { ...cluster, ...none }, haproxy: { ...haproxy, ...none } },
        }),
      )
    }
    expect([unasked(during), ...times.map(({ last }) => unasked(last))]).toEqual([
      expect.stringMatching(
        /^[\d.]+ m?s after the kill: nobody has asked either of them since, so no answer could be lost\.$/,
      ),
      ...times.map(() =>
        expect.stringMatching(
          /^After the (?:kill|freeze) the cluster was whole again in [\d.]+ m?s, HAProxy in [\d.]+ m?s\. Nobody asked either of them meanwhile\.$/,
        ),
      ),
    ])
  })
})
