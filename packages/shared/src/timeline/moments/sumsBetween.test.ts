import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { sumsBetween } from './sumsBetween.ts'

const recorded = (name: string) =>
  buildTimeline(
    readFileSync(new URL(`../../../fixtures/${name}.ndjson`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as TraceEvent),
  )
const FIXTURES = ['blocked.node24', 'drains.node10', 'interval.node24', 'idle.node24'].map(recorded)

test('sums of two stretches are those of both together, wherever they are cut', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FIXTURES),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (timeline, share) => {
        const { lastAt } = timeline
        const cut = lastAt * share
        const [whole, before, after] = [
          sumsBetween(timeline, 0, lastAt),
          sumsBetween(timeline, 0, cut),
          sumsBetween(timeline, cut, lastAt),
        ]
        expect(before.ranUs + after.ranUs).toBeCloseTo(whole.ranUs, 3)
        expect((before.asleepUs ?? 0) + (after.asleepUs ?? 0)).toBeCloseTo(whole.asleepUs ?? 0, 3)
      },
    ),
  )
})

test('nobody runs and sleeps at once, and the places are all that ran', () => {
  for (const timeline of FIXTURES) {
    const { totalUs, ranUs, asleepUs, places, longest } = sumsBetween(timeline, 0, timeline.lastAt)
    expect(ranUs + (asleepUs ?? 0)).toBeLessThanOrEqual(totalUs + 0.5)
    expect(places.reduce((sum, { us }) => sum + us, 0)).toBeCloseTo(ranUs, 3)
    expect(longest?.us ?? 0).toBeLessThanOrEqual(ranUs)
  }
})

test('the callback that held the loop is the longest of its stretch', () => {
  const { longest } = sumsBetween(FIXTURES[0] as never, 0, Number.MAX_SAFE_INTEGER)
  expect(longest === null ? null : longest.us > 1000).toBe(true)
})

test('every callback of a place is counted, those of Node’s own by themselves', () => {
  for (const timeline of FIXTURES) {
    const { places } = sumsBetween(timeline, 0, timeline.lastAt)
    const inLoop = timeline.callbacks.filter(({ kind }) => kind !== 'nested' && kind !== 'exit')
    for (const { phase, queue, count, internal } of places) {
      const here = inLoop.filter((one) => (one.queue ?? one.phase) === (queue ?? phase))
      expect([count, internal]).toEqual([
        here.filter((one) => !one.internal).length,
        here.filter((one) => one.internal).length,
      ])
    }
    expect(places.reduce((sum, { count, internal }) => sum + count + internal, 0)).toBe(
      inLoop.length,
    )
  }
})
