import type { Failover } from '@loopscope/shared/lab/proxy/proxyMoment'
import { expect, it } from 'vitest'
import { isAwaited, isUnsettled, stopwatchMarks, stopwatchTime } from './stopwatch.ts'

const S = 1_000_000
const killed: Failover = {
  ...{ server: 'web-api-1', cause: 'killed', preset: 'notes', rate: 0, alone: false, at: 6 * S },
  ...{ harmed: 0, firstHarmedAt: null, lastHarmedAt: null, delayed: 0 },
  ...{ alone: false, downAt: null, backAt: null, upAt: null, steps: [] },
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

it('a run is final when nothing waits any more that was sent before the server was UP again', () => {
  const sent = (at: number) => [{ request: 1, connection: 1, path: '/', process: null, at }]
  const up = { ...down, backAt: 14 * S, upAt: 16 * S }
  expect([
    ...[isUnsettled(killed, []), isUnsettled(down, sent(11 * S)), isUnsettled(down, sent(12 * S))],
    ...[isUnsettled(up, sent(15 * S)), isUnsettled(up, sent(17 * S)), isUnsettled(up, [])],
  ]).toEqual([...[true, true, false], ...[true, false, false]])
})
