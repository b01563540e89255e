import { expect, test } from 'vitest'
import { readFixture } from '../../../../fixtures/readFixture.ts'
import { buildTimeline } from '../../buildTimeline.ts'
import { capital, theCallback } from '../../sentences/words.ts'

/** What of the user's ran, in order: "poll: the 'request' listener (line 5)". */
function called(fixture: string): string[] {
  return buildTimeline(readFixture(fixture))
    .callbacks.filter(({ internal, kind }) => !internal && kind !== 'main' && kind !== 'exit')
    .map((callback) => `${callback.queue ?? callback.phase}: ${theCallback(callback)}`)
}

test('a callback has the name of the event that Node emitted in it, and where its listener stands', () => {
  expect(called('listeners.node24')).toEqual([
    "nextTick: the 'listening' listener (line 10)",
    "poll: the 'connection' listener (line 9)",
    "poll: the 'request' listener (line 5)",
    "nextTick: the 'finish' listener (line 6)",
    "poll: the 'response' listener (line 13)",
    "poll: the 'response' listener (line 13)",
    "nextTick: the 'data' listener (line 14)",
    "nextTick: the 'end' listener (line 15)",
    "nextTick: the 'close' listener (line 18)",
    "close: the 'close' listener (dep.js:3)",
    'timers: the setTimeout callback from line 26',
    'poll: a callback for the once call on line 21',
  ])
})

test('it has the name on Node 10 too, which does not tell where a function begins', () => {
  expect(called('listeners.node10')).toEqual([
    "nextTick: the 'listening' listener",
    "poll: the 'connection' listener",
    "poll: the 'request' listener",
    "nextTick: the 'finish' listener",
    "poll: the 'response' listener",
    "nextTick: the 'data' listener",
    "nextTick: the 'end' listener",
    "nextTick: the 'close' listener",
    "close: the 'close' listener",
    'timers: the setTimeout callback from line 26',
    'poll: a callback for the once call on line 21',
  ])
})

test('timers that call no function of the user have their row, and settle what waits for them', () => {
  expect(called('timersPromises.node24')).toEqual([
    "microtask: the module's body",
    'timers: the timer on line 2',
    'microtask: the code after await on line 2',
    'timers: the interval on line 3',
    'microtask: the code after await on line 3',
    'microtask: the code after await on line 3',
    'timers: the timer on line 4',
    'microtask: the code after await on line 4',
    "timers: the 'abort' listener (line 5)",
    'timers: the timer on line 6',
    'microtask: the code after await on line 6',
  ])
  const { operations } = buildTimeline(readFixture('timersPromises.node24'))
  expect(
    operations
      .filter(({ kind }) => kind === 'timer')
      .map(({ label, line, delayUsed, internal }) => [label, line, delayUsed, internal]),
  ).toEqual([
    ['setTimeout', 2, 1, false],
    ['setInterval', 3, 5, false],
    ['scheduler.wait', 4, 2, false],
    ['AbortSignal.timeout', 5, 3, false],
    ['setTimeout', 6, 20, false],
  ])
})

test('what a FinalizationRegistry calls is a callback, which ends with what it did', () => {
  const { callbacks } = buildTimeline(readFixture('finalization.node24'))
  const at = callbacks.findIndex(({ label }) => label === 'FinalizationRegistry')
  const registrys = callbacks[at]
  const timers = callbacks.find(({ phase, kind }) => phase === 'timers' && kind === 'macrotask')
  expect([registrys?.kind, registrys?.evidence, registrys?.internal]).toEqual([
    'macrotask',
    'inferred',
    false,
  ])
  expect(registrys?.endAt).toBeLessThan(timers?.startAt ?? 0)
})

test('a frame of another file has that file in its name, and no line of the snippet', () => {
  const { outputs, steps } = buildTimeline(readFixture('listeners.node24'))
  const output = outputs.find(({ text }) => text === 'closed\n')
  expect([output?.line, output?.elsewhere, steps[output?.step ?? -1]?.line]).toEqual([
    null,
    'dep.js:3',
    null,
  ])
})

test('what Node does on the way to a call of the user is a callback of its own', () => {
  const callbacks = buildTimeline(readFixture('listeners.node24')).callbacks
  const own = callbacks.find(({ internal, label }) => internal && label === 'log')
  expect(own && capital(theCallback(own))).toBe(
    "A callback of Node's own for the log call on line 9",
  )
})
