import { expect, test } from 'vitest'
import { classicTimeline } from '../../../testing/recordedTimeline.ts'
import { axisOf } from './axis.ts'
import { LANES } from './lane.ts'
import { layOut } from './scene.ts'
import { viewportOf } from './viewport.ts'

const timeline = classicTimeline()
const axis = axisOf(timeline, 'order')

function flows(lit: string | null, range = { from: 0, to: 38 }) {
  const operation = timeline.operations.find(({ label }) => label === lit)?.index ?? null
  const scene = layOut(viewportOf(axis, range, 390), timeline, 0, operation)
  return scene.flows.map(({ fromLane, toLane, strong }) => [LANES[fromLane], LANES[toLane], strong])
}

test('arrows lead from where a call was made to where it ran', () => {
  expect(flows(null)).toEqual([
    ['poll', 'timers', false],
    ['main', 'poll', false],
    ['main', 'check', false],
    ['poll', 'check', false],
    ['main', 'tick', false],
    ['poll', 'tick', false],
    ['main', 'micro', false],
  ])
})

test('what is lit and what it scheduled have strong arrows, drawn over the others', () => {
  expect(flows('readFile').filter(([, , strong]) => strong)).toEqual([
    ['poll', 'timers', true],
    ['main', 'poll', true],
    ['poll', 'check', true],
    ['poll', 'tick', true],
  ])
  expect(
    flows('readFile')
      .slice(-4)
      .every(([, , strong]) => strong),
  ).toBe(true)
})

test('a faint arrow that has an end out of view is left out, a strong one is not', () => {
  const end = { from: 26, to: 38 }
  expect(flows(null, end)).toEqual([])
  expect(flows('readFile', end)).toEqual([
    ['poll', 'timers', true],
    ['poll', 'check', true],
  ])
})
