import { describe, expect, it } from 'vitest'
import { readFixture } from '../../fixtures/readFixture.ts'
import { buildTimeline } from './buildTimeline.ts'
import type { Frame } from './frame.ts'
import { frameAt } from './frameAt.ts'
import { explain } from './rules/explain.ts'
import { timelineUpTo } from './timelineUpTo.ts'

const NAMES = [
  ...['seed.node24', 'seed.node10', 'sockets.node24', 'module.node24', 'throws.node24'],
  'versions/1/node24',
]

/** What a moment is, without what is said of what comes. */
const told = ({ why: _why, lastCursor: _last, ...frame }: Frame) => frame

describe('a timeline up to a step', () => {
  it.each(NAMES)('shows every moment before it as the whole does: %s', (name) => {
    const whole = buildTimeline(readFixture(name))
    for (const last of whole.steps.keys()) {
      const part = timelineUpTo(whole, last)
      expect(part.steps.length).toBe(last + 1)
      for (const cursor of [0, last >> 1, last])
        expect(told(frameAt(part, cursor))).toEqual(told(frameAt(whole, cursor)))
    }
  })

  it.each(NAMES)('tells nothing of what comes: %s', (name) => {
    const whole = buildTimeline(readFixture(name))
    for (const last of [...whole.steps.keys()].slice(0, -1)) {
      const { at } = whole.steps[last] ?? { at: 0 }
      const part = timelineUpTo(whole, last)
      expect({
        outcome: part.outcome,
        later: [
          ...part.steps.filter((step) => step.at > at),
          ...part.outputs.filter((output) => output.at > at),
          ...part.callbacks.filter(({ startAt, endAt }) => startAt > at || (endAt ?? 0) > at),
          ...part.operations.filter(
            ({ doneAt, readyAt }) => Math.max(doneAt ?? 0, readyAt ?? 0) > at,
          ),
          ...part.operations.flatMap(({ runs }) => runs.filter((run) => !part.callbacks[run])),
          ...part.requests.filter((request) => request.at > at),
          ...part.requests.flatMap(({ moments }) => moments.filter((moment) => moment.at > at)),
          ...part.requests.filter(({ moments, status }) => status !== null && moments.length === 0),
        ],
      }).toEqual({ outcome: null, later: [] })
    }
  })

  it('says of what waits why it does, and neither when it runs nor that it never does', () => {
    const whole = buildTimeline(readFixture('seed.node24'))
    const last = whole.steps.findIndex(({ type, line }) => type === 'schedule' && line === 8)
    const immediate = whole.steps[last]?.operation ?? -1
    const say = (timeline: typeof whole) =>
      explain(timeline, last, immediate, frameAt(timeline, last))?.sentence.replace(
        /[\d.]+ ms/,
        '#',
      )
    expect([say(whole), say(timelineUpTo(whole, last))]).toEqual([
      'It is queued for Check, which comes after Poll. It runs at #, in Check.',
      'It is queued for Check, which comes after Poll.',
    ])
  })

  it('is the whole from its last step on', () => {
    const whole = buildTimeline(readFixture('seed.node24'))
    expect(timelineUpTo(whole, whole.steps.length - 1)).toBe(whole)
  })
})
