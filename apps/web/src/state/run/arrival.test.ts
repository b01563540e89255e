import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { createArrival } from './arrival.ts'
import type { Timers } from './batches.ts'

/** A clock that a test moves by hand. */
function createTimers() {
  let now = 0
  const pending: { at: number; callback: () => void }[] = []
  const timers: Timers = {
    set: (callback, ms) => pending.push({ at: now + ms, callback }) - 1,
    clear: (handle) => delete pending[handle],
    now: () => now,
  }
  const goTo = (ms: number) => {
    now = ms
    for (const [handle, { at, callback }] of Object.entries(pending)) {
      if (at > now) continue
      delete pending[Number(handle)]
      callback()
    }
  }
  return { timers, goTo }
}

const header = { type: 'run' } as TraceEvent
const moment = { type: 'beforeExit', at: 1, code: 0 } as TraceEvent
const end = { type: 'end', at: 2, code: 0 } as TraceEvent

function arrive() {
  const { timers, goTo } = createTimers()
  const seen: [number, 'first' | 'more', readonly TraceEvent[]][] = []
  const arrival = createArrival(timers, (events, isFirst) =>
    seen.push([timers.now(), isFirst ? 'first' : 'more', [...events]]),
  )
  return { arrival, goTo, seen }
}

test('a header waits for the first moment, which takes the place of what was there at once', () => {
  const { arrival, goTo, seen } = arrive()
  goTo(5)
  arrival.add([header], false)
  goTo(12)
  arrival.add([moment], false)
  arrival.add([end], false)
  arrival.end(true)
  goTo(1000)
  expect(seen).toEqual([
    [12, 'first', [header, moment]],
    [12, 'more', [end]],
  ])
})

test('where nothing can be seen for a while what was there goes, and later events follow', () => {
  const { arrival, goTo, seen } = arrive()
  arrival.add([header], false)
  goTo(60)
  arrival.add([moment], false)
  arrival.end(true)
  expect(seen).toEqual([
    [60, 'first', [header]],
    [60, 'more', [moment]],
  ])
})

test('a run that was cut off and is run again takes the place of its first half', () => {
  const { arrival, seen } = arrive()
  arrival.add([header, moment], false)
  arrival.add([moment], false)
  arrival.add([header, moment], true)
  arrival.add([end], false)
  arrival.end(true)
  expect(seen.map(([, ...what]) => what)).toEqual([
    ['first', [header, moment]],
    ['more', [moment]],
    ['first', [header, moment]],
    ['more', [end]],
  ])
  const early = arrive()
  early.arrival.add([header], false)
  early.arrival.add([header, moment], true)
  early.goTo(1000)
  expect(early.seen).toEqual([[0, 'first', [header, moment]]])
})

test('a run that never began leaves what was there, and one that was stopped does not', () => {
  const failed = arrive()
  failed.arrival.end(false)
  failed.goTo(1000)
  expect(failed.seen).toEqual([])
  const stopped = arrive()
  stopped.arrival.end(true)
  stopped.goTo(1000)
  expect(stopped.seen).toEqual([[0, 'first', []]])
})
