import { expect, it } from 'vitest'
import { readFixture } from '../../fixtures/readFixture.ts'
import { buildTimeline } from './buildTimeline.ts'
import { causesOf, causesOfCallback } from './causes.ts'

it('a callback leads back to main over the calls that scheduled it, without the requests in between', () => {
  const timeline = buildTimeline(readFixture('seed.node24'))
  const timer = timeline.callbacks.find(({ label }) => label === 'setTimeout')
  const names = causesOfCallback(timeline, timer?.index ?? 0).map((operation) => {
    const { label, line } = timeline.operations[operation] ?? {}
    return `${label} L${line}`
  })
  expect(names).toEqual(['setTimeout L7', 'readFile L5'])
})

it('an operation that the recording does not hold has no causes', () => {
  expect(causesOf(buildTimeline([]), 3)).toEqual([])
})
