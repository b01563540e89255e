import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomLab } from '../../fixtures/randomLab.ts'
import { readLabFixture } from '../../fixtures/readLabFixture.ts'
import { emptyMoment } from './emptyMoment.ts'
import { foldEvent } from './foldEvent.ts'
import { cursorAt, LabFold, labAt } from './labAt.ts'
import { type LabEvent, labEventSchema } from './labEvent.ts'
import type { LabMoment } from './labMoment.ts'
import { outcomeNames } from './labOutcome.ts'

/** Event by event, without anything kept. */
function folded(events: readonly LabEvent[]): LabMoment {
  const [header, ...others] = events
  if (header?.type !== 'lab') throw new Error('a recording begins with its header')
  return others.reduce(foldEvent, emptyMoment(header))
}

const at = (events: LabEvent[], cursor: number): LabMoment => {
  const moment = labAt(events, cursor)
  if (moment === null) throw new Error('no header')
  return moment
}

/** The events of the epoch that the last one is in. */
const ofEpoch = (events: readonly LabEvent[]) =>
  events.slice(events.findLastIndex(({ type }) => type === 'epoch'))

const recorded = readLabFixture()

describe('for every session', () => {
  it('the events are what their schema says', () => {
    fc.assert(
      fc.property(randomLab, (events) => {
        expect(events.map((event) => labEventSchema.parse(event))).toEqual(events)
      }),
    )
  })

  it('a prefix folds to the moment at its end, wherever one looked before', () => {
    fc.assert(
      fc.property(randomLab, fc.array(fc.nat(150), { maxLength: 12 }), (events, cursors) => {
        const fold = new LabFold([...events])
        for (const cursor of cursors) {
          const end = Math.min(cursor, events.length - 1)
          expect(fold.at(cursor)).toEqual(folded(events.slice(0, end + 1)))
        }
      }),
    )
  })

  it('a recording that grows in batches has the moments of the whole one', () => {
    fc.assert(
      fc.property(randomLab, fc.array(fc.nat(40), { maxLength: 6 }), (events, sizes) => {
        const fold = new LabFold()
        let begin = 0
        for (const size of [...sizes, events.length]) {
          fold.append(events.slice(begin, begin + size))
          begin += size
          expect(fold.at(Number.POSITIVE_INFINITY)?.cursor ?? -1).toBe(fold.events.length - 1)
        }
        expect(fold.at(events.length)).toEqual(folded(events))
      }),
    )
  })

  it('counters never go back within an epoch', () => {
    fc.assert(
      fc.property(randomLab, (events) => {
        let before = at(events, 0)
        for (const [cursor, event] of events.entries()) {
          const now = at(events, cursor)
          if (event.type !== 'epoch') {
            for (const name of ['sent', 'oneByOne', 'connections', ...outcomeNames] as const)
              expect(now.totals[name]).toBeGreaterThanOrEqual(before.totals[name])
            for (const process of before.processes) {
              const later = now.processes.find(({ id }) => id === process.id)
              for (const outcome of outcomeNames)
                if (later)
                  expect(later.requests[outcome]).toBeGreaterThanOrEqual(process.requests[outcome])
            }
          }
          before = now
        }
      }),
    )
  })

  it('every request is told once and ends once: sent is what ended and what is in flight', () => {
    fc.assert(
      fc.property(randomLab, (events) => {
        for (const cursor of events.keys()) {
          const { totals, inFlight } = at(events, cursor)
          const ended = outcomeNames.reduce((sum, outcome) => sum + totals[outcome], 0)
          expect(totals.sent).toBe(ended + totals.inFlight)
          expect(totals.inFlight).toBeGreaterThanOrEqual(inFlight.length)
          expect(new Set(inFlight.map(({ request }) => request)).size).toBe(inFlight.length)
        }
      }),
    )
  })

  it('the totals are what the events of the epoch add up to', () => {
    fc.assert(
      fc.property(randomLab, (events) => {
        const epoch = ofEpoch(events)
        const single = epoch.flatMap((event) => (event.type === 'answer' ? [event] : []))
        const sums = epoch.flatMap((event) => (event.type === 'sum' ? [event] : []))
        const { totals } = at(events, events.length)
        for (const outcome of outcomeNames)
          expect(totals[outcome]).toBe(
            single.filter((answer) => answer.outcome === outcome).length +
              sums
                .flatMap(({ processes }) => processes)
                .reduce((sum, row) => sum + row[outcome], 0),
          )
        expect(totals.oneByOne).toBe(epoch.filter(({ type }) => type === 'request').length)
        expect(totals.sent).toBe(totals.oneByOne + sums.reduce((sum, { sent }) => sum + sent, 0))
      }),
    )
  })
})

describe('the recorded session', () => {
  it('folds to the same at every moment, forwards and backwards', () => {
    const fold = new LabFold([...recorded])
    const all = recorded.map((_, cursor) => fold.at(cursor))
    for (const cursor of [...recorded.keys()].reverse())
      expect(fold.at(cursor)).toEqual(all[cursor])
  })

  it('has every request end in one of five ways, and its times in order', () => {
    const { totals } = at(recorded, recorded.length)
    expect(totals.inFlight).toBe(0)
    const asked = recorded.flatMap((event) => (event.type === 'request' ? [event.request] : []))
    const ended = recorded.flatMap((event) => (event.type === 'answer' ? [event.request] : []))
    expect(ended.toSorted((a, b) => a - b)).toEqual(asked.toSorted((a, b) => a - b))
    const times = recorded.map((event) => event.at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('never gives the id of a worker twice within an epoch', () => {
    const begun: string[] = []
    let epoch = 0
    for (const event of recorded) {
      if (event.type === 'epoch') epoch = event.epoch
      if (event.type === 'process' && event.state === 'started')
        begun.push(`${epoch} ${event.process}`)
    }
    expect(new Set(begun).size).toBe(begun.length)
  })

  it('has the socket with the primary for round robin, and with all when it is left to the system', () => {
    const owners = recorded.flatMap((event, cursor) =>
      event.type === 'listening' && event.owners.length > 0
        ? [[at(recorded, cursor).settings.policy, event.owners[0], event.owners.length > 1]]
        : [],
    )
    expect(owners.filter(([policy]) => policy === 'rr')).toContainEqual(['rr', 'primary', false])
    expect(owners.filter(([policy, , shared]) => policy === 'rr' && shared)).toEqual([])
    expect(owners).toContainEqual(['none', 'primary', true])
  })
})

it('finds the event of a time', () => {
  const times = [0, 10, 10, 20].map((time) => ({ at: time }) as LabEvent)
  expect([-1, 0, 5, 10, 19, 20, 99].map((time) => cursorAt(times, time))).toEqual([
    0, 0, 0, 2, 2, 3, 3,
  ])
})

it('any moment of an hour at ten batches a second is near a kept one', () => {
  const [header] = recorded
  const events: LabEvent[] = header === undefined ? [] : [header]
  const tail = recorded.slice(1, 40)
  for (let batch = 0; batch < 36_000; batch++)
    events.push({ ...(tail[batch % tail.length] as LabEvent), at: batch * 1e5 } as LabEvent)
  const fold = new LabFold(events)
  fold.at(events.length)
  // Timing is never asserted: that moments all over come out equal, and quickly enough for this test to end, is.
  const cursors = [35_999, 1, 20_000, 19_999, 7]
  expect(cursors.map((cursor) => fold.at(cursor)?.cursor)).toEqual(cursors)
})
