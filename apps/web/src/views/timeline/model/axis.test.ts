import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFixture } from '../../../../../../packages/shared/fixtures/readFixture.ts'
import { classicTimeline, repeatedTimeline } from '../../../testing/recordedTimeline.ts'
import { axisOf, headOf, placeAt, playheadAt, stepAt } from './axis.ts'

const classic = classicTimeline()
const repeated = repeatedTimeline(1000)

test('in order every step gets the same room, and a fold that of sixteen', () => {
  const axis = axisOf(classic, 'order')
  expect([0, 1, 17.5, 38].map((step) => placeAt(axis, step))).toEqual([0, 1, 17.5, 38])
  expect([axis.end, playheadAt(axis, 3)]).toEqual([38, 3.5])
  const folded = axisOf(repeated, 'order')
  expect([4, 1001, 1008, 3002].map((step) => Math.round(placeAt(folded, step)))).toEqual([
    4, 20, 27, 43,
  ])
})

test('in time a step stands at its microsecond', () => {
  const axis = axisOf(classic, 'time')
  const at = (step: number) => (classic.steps[step]?.at ?? 0) - (classic.steps[0]?.at ?? 0)
  expect([placeAt(axis, 0), placeAt(axis, 20), playheadAt(axis, 20)]).toEqual([0, at(20), at(20)])
})

test('there is room behind the last step only where nothing is known of it', () => {
  const ended = axisOf(repeated, 'order')
  const running = axisOf(repeatedTimeline(1000, false), 'order')
  expect(ended.end - ended.recordedEnd).toBe(0)
  expect(running.end - running.recordedEnd).toBeGreaterThan(0)
})

test('the playhead stands in the middle of a step, and behind the last one of a run that is over', () => {
  const over = axisOf(classic, 'order')
  expect([0, 36, 37].map((step) => playheadAt(over, step))).toEqual([0.5, 36.5, 38])
  const running = axisOf(repeatedTimeline(1000, false), 'order')
  const steps = running.places.length - 1
  expect(playheadAt(running, steps - 1)).toBe(
    ((running.places[steps - 1] ?? 0) + (running.places[steps] ?? 0)) / 2,
  )
  expect([headOf(7, 8, true), headOf(7, 8, false), headOf(6, 8, true)]).toEqual([8, 7.5, 6.5])
})

test('what was stopped has room of which nothing is known from its last event on, and there the playhead stands at its end', () => {
  const stopped = buildTimeline(readFixture('forever.node24'))
  const stop = stopped.steps.length - 1
  for (const scale of ['order', 'time'] as const) {
    const axis = axisOf(stopped, scale)
    expect([axis.stop, axis.recordedEnd]).toEqual([stop, axis.places[stop]])
    expect(playheadAt(axis, stop)).toBe(axis.recordedEnd)
    expect(axis.end).toBeGreaterThan(axis.recordedEnd)
  }
})

test('a step, fractions included, is found again at its place', () => {
  void fc.assert(
    fc.property(fc.double({ min: 0, max: 3003, noNaN: true }), (step) => {
      const axis = axisOf(repeated, 'order')
      expect(stepAt(axis, placeAt(axis, step))).toBeCloseTo(step, 6)
    }),
  )
})
