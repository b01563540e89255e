import { describe, expect, it } from 'vitest'
import { readFixture } from '../../fixtures/readFixture.ts'
import { buildTimeline } from './buildTimeline.ts'
import { createGrowingTimeline } from './growingTimeline.ts'

const NAMES = ['seed.node24', 'seed.node10', 'sockets.node24', 'module.node24', 'throws.node24']

describe('a timeline of a recording that grows', () => {
  it.each(NAMES)('is at each length what it would be if built anew: %s', (name) => {
    const events = readFixture(name)
    const timelineOf = createGrowingTimeline()
    for (let length = 1; length <= events.length; length += 7)
      expect(timelineOf(events.slice(0, length))).toEqual(buildTimeline(events.slice(0, length)))
    expect(timelineOf(events)).toEqual(buildTimeline(events))
  })

  it('leaves what it gave before as it was', () => {
    const events = readFixture('sockets.node24')
    const timelineOf = createGrowingTimeline()
    const half = timelineOf(events.slice(0, events.length >> 1))
    timelineOf(events)
    expect(half).toEqual(buildTimeline(events.slice(0, events.length >> 1)))
  })

  it('begins anew with another recording, a shorter one, and none', () => {
    const [one, other] = [readFixture('seed.node24'), readFixture('seed.node10')]
    const timelineOf = createGrowingTimeline()
    for (const events of [one, other, one, one.slice(0, 20), [], one])
      expect(timelineOf(events)).toEqual(buildTimeline(events))
  })

  it('is not misled by a recording that shares its beginning only', () => {
    const [one, other] = [readFixture('seed.node24'), readFixture('sockets.node24')]
    const timelineOf = createGrowingTimeline()
    timelineOf(one.slice(0, 30))
    const mixed = [...one.slice(0, 20), ...other.slice(20)]
    expect(timelineOf(mixed)).toEqual(buildTimeline(mixed))
  })
})
