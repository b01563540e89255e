import { expect, it } from 'vitest'
import { readFixture } from '../../../fixtures/readFixture.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { differingStep } from './differingStep.ts'

const drains = (node: 10 | 24) => buildTimeline(readFixture(`drains.node${node}`))
const [old, now] = [drains(10), drains(24)]

it('two recordings first differ where the first of them prints another line', () => {
  const step = differingStep(now, old, null)
  const first = now.outputs.find(({ text }, i) => old.outputs[i]?.text !== text)
  expect([first?.text, step]).toEqual(['nextTick a\n', first?.step])
})

it('one that stops printing differs from one that goes on at its end', () => {
  const cut = { ...now, outputs: now.outputs.slice(0, 3) }
  expect(differingStep(cut, now, null)).toBe(now.steps.length - 1)
})

it('where both print the same, what the changed line scheduled runs', () => {
  const { type, callback } = now.steps[differingStep(now, now, 7)] ?? {}
  const { label, line } = now.callbacks[callback ?? -1] ?? {}
  expect({ type, label, line }).toEqual({ type: 'run', label: 'setImmediate', line: 7 })
})

it('where nothing differs and nothing was changed, both stand at the beginning', () => {
  expect(differingStep(now, now, null)).toBe(0)
  expect(differingStep(now, now, 12)).toBe(0)
})
