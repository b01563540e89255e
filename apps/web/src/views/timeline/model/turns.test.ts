import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { expect, test } from 'vitest'
import {
  fixtureNames,
  readFixture,
} from '../../../../../../packages/shared/fixtures/readFixture.ts'
import { classicTimeline } from '../../../testing/recordedTimeline.ts'
import { axisOf } from './axis.ts'
import { wholeRange } from './range.ts'
import { ticksIn } from './timeTicks.ts'
import { bandName, bandsIn, turnsOf } from './turns.ts'
import { viewportOf } from './viewport.ts'

const timeline = classicTimeline()
const order = axisOf(timeline, 'order')
const time = axisOf(timeline, 'time')

test('turns that are too narrow for their names share a band', () => {
  const names = (width: number) =>
    bandsIn(viewportOf(order, wholeRange(order), width), timeline).map(bandName)
  expect([names(900), names(200), names(100)]).toEqual([
    ['main', 'turn 1', 'turn 4'],
    ['main', 'turn 1', 'turn 4'],
    ['main–turn 1', 'turn 4'],
  ])
})

test('a band says which turns before it have no step', () => {
  const skipped = (width: number) =>
    bandsIn(viewportOf(order, wholeRange(order), width), timeline).map((band) => band.skipped)
  expect([skipped(900), skipped(100)]).toEqual([
    [null, null, '2–3'],
    [null, '2–3'],
  ])
})

test.each(fixtureNames())(
  'of the program nothing ran in a turn that is left out, in %s',
  (name) => {
    const recorded = buildTimeline(readFixture(name))
    const { tick } = turnsOf(recorded)
    const ran = recorded.callbacks.filter(({ internal }) => !internal).map((each) => each.tick)
    expect([...new Set(ran)].filter((turn) => !tick.includes(turn))).toEqual([])
  },
)

test('the clock has round marks on the scale of time, and none on that of order', () => {
  expect(ticksIn(viewportOf(order, wholeRange(order), 900))).toEqual([])
  expect(ticksIn(viewportOf(time, wholeRange(time), 900)).map(({ label }) => label)).toEqual([
    '0 ms',
    '2 ms',
    '4 ms',
    '6 ms',
    '8 ms',
    '10 ms',
    '12 ms',
    '14 ms',
    '16 ms',
  ])
})
