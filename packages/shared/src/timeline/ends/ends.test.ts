import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stoppedAfter, wrongEnds } from '../../../fixtures/claims/ends/wrongEnds.ts'
import { programs } from '../../../fixtures/randomProgram.ts'
import { recordProgram } from '../../../fixtures/randomRecording.ts'
import { readFixture } from '../../../fixtures/readFixture.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { createLive } from './live.ts'
import { seeEvent } from './seeEvent.ts'

const recordings = readdirSync(new URL('../../../fixtures/', import.meta.url))
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.replace('.ndjson', ''))

const SILENT_MS = [0, 50, 1000]

/** Each sentence is taken apart into its clauses, and each clause is looked up in the events. */
describe('nothing that is said of the end is wrong', () => {
  it.each(recordings)('of %s, whole or stopped anywhere', (name) => {
    const events = readFixture(name)
    expect(wrongEnds(events)).toEqual([])
    for (const part of [0.2, 0.4, 0.6, 0.8, 1])
      for (const silent of SILENT_MS)
        expect(wrongEnds(stoppedAfter(events, Math.floor(events.length * part), silent))).toEqual(
          [],
        )
  })

  it('of any program, stopped anywhere', () => {
    fc.assert(
      fc.property(
        programs,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...SILENT_MS),
        (program, part, silent) => {
          const events = recordProgram(program)
          expect(wrongEnds(stoppedAfter(events, Math.ceil(events.length * part), silent))).toEqual(
            [],
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

it('does not call a loop idle whose timer is due: the machine has not let it run', () => {
  const events = readFixture('interval.node24')
  const silences = [0, 1000].map(
    (silentMs) =>
      buildTimeline(stoppedAfter(events, Math.floor(events.length * 0.6), silentMs)).stopReason,
  )
  const turning =
    'The loop was still turning, 3 turns by then: the interval on line 2 runs every 25 ms.'
  expect(silences).toEqual([turning, turning])
})

it('names the line of a server that listens at a host, and a BroadcastChannel', () => {
  expect(buildTimeline(readFixture('atHost.node24')).stopReason).toMatch(
    /: the BroadcastChannel on line 3 and the server on line 2 keep the process alive\.$/,
  )
})

it('keeps nothing of promises that have settled, so that a long loop costs no more than a short one', () => {
  const live = createLive()
  const init = { at: 1, triggerAsyncId: 1, executionAsyncId: 1, resource: 'PROMISE', site: null }
  const states = ['fulfilled', 'rejected', 'pending', 'unknown'] as const
  for (const [asyncId, state] of states.entries()) {
    seeEvent(live, { type: 'init', asyncId, ...init })
    seeEvent(live, { type: 'promiseResolve', at: 2, asyncId, state })
  }
  expect([...live.things.keys()]).toEqual([2, 3])
})

describe('an older recording', () => {
  it('gains as well', () => {
    const old = buildTimeline(readFixture('forever.node24'))
    expect(old.stopReason).toBe('The setImmediate callback scheduled at line 3 never returned.')
  })
})
