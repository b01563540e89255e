import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { sumsBetween } from '../moments/sumsBetween.ts'
import { sleepsOf } from './sleeps.ts'
import { turnStartsOf } from './turnSleeps.ts'

const folder = new URL('../../../fixtures/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.ndjson'))

/** Between the two clocks, and between a sleep and what it ends for, us. */
const NEAR = 200

function recorded(name: string) {
  const lines = readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n')
  return buildTimeline(lines.map((line) => JSON.parse(line) as TraceEvent))
}

describe.each(names)('in %s', (name) => {
  const timeline = recorded(name)
  const inLoop = timeline.callbacks.filter(({ kind }) => kind !== 'nested')

  test('nothing runs while poll sleeps, Node’s own callbacks neither', () => {
    const disturbed = sleepsOf(timeline).filter(({ startAt, duration }) =>
      inLoop.some(
        (one) =>
          Math.min(startAt + duration, one.endAt ?? one.startAt) - Math.max(startAt, one.startAt) >
          NEAR,
      ),
    )
    expect(disturbed).toEqual([])
  })

  test('a step at which poll falls asleep is before what wakes it', () => {
    const late = timeline.steps.filter(({ at, asleep, tick }) => {
      const first = inLoop.find((one) => one.tick === tick && one.phase === 'poll')
      return asleep !== null && first !== undefined && at + asleep > first.startAt + NEAR
    })
    expect(late).toEqual([])
  })

  test('a turn begins before poll sleeps in it, and after the turn before', () => {
    const starts = turnStartsOf(timeline)
    const early = timeline.ticks.filter(
      ({ tick }, i) => (starts.get(tick) ?? 0) < (timeline.ticks[i - 1]?.endAt ?? 0) - NEAR,
    )
    const asleep = sleepsOf(timeline).filter(
      ({ step, startAt }) => (starts.get(timeline.steps[step]?.tick ?? 0) ?? 0) > startAt + NEAR,
    )
    expect([early, asleep]).toEqual([[], []])
  })

  test('the sum of its sleeps is what Node says of all turns', () => {
    const { asleepUs } = sumsBetween(timeline, 0, timeline.lastAt)
    const told = timeline.ticks.reduce((us, { idle }) => us + (idle ?? 0), 0)
    expect(Math.abs((asleepUs ?? 0) - told)).toBeLessThan(NEAR + told / 30)
  })
})
