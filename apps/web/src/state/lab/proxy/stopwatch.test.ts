import type { Failover } from '@loopscope/shared/lab/proxy/failover/failover'
import { expect, it } from 'vitest'
import { isAwaited, isUnsettled, stopwatchMarks, stopwatchTime } from './stopwatch.ts'

const S = 1_000_000
const killed: Failover = {
  ...{ server: 'web-api-1', cause: 'killed', preset: 'notes', rate: 0, alone: false, at: 6 * S },
  ...{ harmed: 0, firstHarmedAt: null, lastHarmedAt: null, delayed: 0 },
  ...{ alone: false, downAt: null, takenOutAt: null, backAt: null, upAt: null, steps: [] },
}
const down: Failover = {
  ...killed,
  ...{ harmed: 56, firstHarmedAt: 9.1 * S, lastHarmedAt: 14.6 * S, downAt: 11.6 * S },
  steps: [
    { at: 7.6 * S, status: 'UP 2/3', check: 'L4CON' },
    { at: 9.6 * S, status: 'UP 1/3', check: 'L4CON' },
    { at: 11.6 * S, status: 'DOWN', check: 'L4CON' },
  ],
}

it('the marks stand in the order of their times', () => {
  expect(stopwatchMarks(down)).toEqual([
    { name: 'kill', after: 0, bad: false },
    { name: 'UP 2/3', after: 1.6 * S, bad: false },
    { name: 'first error', after: 3.1 * S, bad: true },
    { name: 'UP 1/3', after: 3.6 * S, bad: false },
    { name: 'DOWN', after: 5.6 * S, bad: false },
    { name: 'last error', after: 8.6 * S, bad: true },
  ])
})

it('it runs until the server is DOWN and nobody can be harmed any more', () => {
  expect(stopwatchTime(killed, 7 * S, true)).toBe(1 * S)
  expect(stopwatchTime(down, 60 * S, true)).toBe(54 * S)
  expect(stopwatchTime(down, 60 * S, false)).toBe(8.6 * S)
  expect(stopwatchTime({ ...down, lastHarmedAt: null }, 60 * S, false)).toBe(5.6 * S)
})

it('a request that was sent before the server was DOWN, and still waits, may yet be harmed', () => {
  const sent = (at: number) => [{ request: 1, connection: 1, path: '/', process: null, at }]
  expect([
    isAwaited(down, sent(11 * S)),
    isAwaited(down, sent(12 * S)),
    isAwaited(down, []),
    isAwaited(killed, sent(7 * S)),
  ]).toEqual([true, false, false, false])
})

const up = (...names: readonly string[]) =>
  ['web-api-1', 'web-api-2'].map((name) => ({ name, up: names.includes(name) }))
const other = up('web-api-2')

it('a run is final when nothing waits any more that was sent before the server was UP again', () => {
  const sent = (at: number) => [{ request: 1, connection: 1, path: '/', process: null, at }]
  const well = { ...down, backAt: 14 * S, upAt: 16 * S }
  const all = up('web-api-1', 'web-api-2')
  expect([
    ...[isUnsettled(killed, [], all), isUnsettled(down, sent(11 * S), other)],
    isUnsettled(down, sent(12 * S), other),
    ...[isUnsettled(well, sent(15 * S), all), isUnsettled(well, sent(17 * S), all)],
    isUnsettled(well, [], all),
  ]).toEqual([...[true, true, false], ...[true, false, false]])
})

it('while HAProxy has no server, or gives requests to the dead one again, each request is harmed: no run is final', () => {
  const well = { ...down, backAt: 14 * S, upAt: 16 * S }
  expect([
    ...[isUnsettled(down, [], up()), isUnsettled(down, [], up('web-api-1', 'web-api-2'))],
    ...[isUnsettled(down, [], other), isUnsettled(well, [], up())],
  ]).toEqual([true, true, false, false])
})

it('of a server that HAProxy never saw fall it ends when that one is back, and says nothing of UP', () => {
  const missed = { ...killed, harmed: 1, backAt: 6.4 * S, upAt: 6.4 * S }
  expect([
    stopwatchTime(missed, 60 * S, false),
    stopwatchTime({ ...missed, firstHarmedAt: 6.1 * S, lastHarmedAt: 9.5 * S }, 60 * S, false),
    stopwatchMarks(missed).map(({ name }) => name),
  ]).toEqual([0.4 * S, 3.5 * S, ['kill', 'restarted']])
})

it('a server that somebody takes out by hand is given nothing from then on', () => {
  expect(stopwatchTime({ ...killed, takenOutAt: 7 * S }, 60 * S, false)).toBe(1 * S)
})
