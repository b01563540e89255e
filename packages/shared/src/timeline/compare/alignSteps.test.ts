import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { traceEventSchema } from '../../wire/traceEvent.ts'
import { buildTimeline } from '../buildTimeline.ts'
import type { Timeline } from '../timeline.ts'
import { alignSteps } from './alignSteps.ts'

const recorded = (name: string): Timeline =>
  buildTimeline(
    readFileSync(new URL(`../../../fixtures/${name}.ndjson`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => traceEventSchema.parse(JSON.parse(line))),
  )

it('a recording is aligned with itself step by step, but for the phases that begin', () => {
  const timeline = recorded('drains.node24')
  const align = alignSteps(timeline, timeline)
  const own = timeline.steps.map((step, i) => (step.type === 'phase' ? null : i))
  expect(timeline.steps.map((step, i) => (step.type === 'phase' ? null : align(i)))).toEqual(own)
})

it.each([
  ['drains.node24', 'drains.node10'],
  ['drains.node10', 'drains.node24'],
])('every line of %s stands beside the same line of %s, and the ends meet', (from, to) => {
  const [a, b] = [recorded(from), recorded(to)]
  const align = alignSteps(a, b)
  const lineAt = (timeline: Timeline, step: number) =>
    timeline.outputs.find((output) => output.step === step)?.text
  expect(a.outputs.map(({ step }) => lineAt(b, align(step)))).toEqual(
    a.outputs.map(({ text }) => text),
  )
  expect([align(0), align(a.steps.length - 1)]).toEqual([0, b.steps.length - 1])
})
