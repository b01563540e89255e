import type { Phase } from '@loopscope/shared/timeline/phase'
import { expect, test } from 'vitest'
import { type TurnArc, turnArc } from './turnArc.ts'

const share = (arc: TurnArc | null) => arc && Math.round(((arc.to - arc.from) / 360) * 100)

test('in Node 20 and later Timers ends a turn: the track has gone nearly all the way round', () => {
  const reached = (['pending', 'poll', 'check', 'close', 'timers', 'exit'] as const).map((phase) =>
    share(turnArc({ phase, tick: 4, exitedFrom: null }, true)),
  )
  expect(reached).toEqual([8, 34, 58, 72, 89, 99])
})

test('on entry, and in each turn before Node 20, Timers is where the track begins', () => {
  expect(share(turnArc({ phase: 'timers', tick: 0, exitedFrom: null }, true))).toBe(11)
  const reached = (['timers', 'pending', 'poll', 'check', 'close'] as const).map((phase) =>
    share(turnArc({ phase, tick: 4, exitedFrom: null }, false)),
  )
  expect(reached).toEqual([11, 29, 55, 79, 93])
})

test('there is no turn in main, and before the first event', () => {
  expect([
    turnArc(null, true),
    turnArc({ phase: 'main', tick: 0, exitedFrom: null }, true),
  ]).toEqual([null, null])
})

test('what process.exit() or an error ended has come no further than where it stood', () => {
  const end = (exitedFrom: Phase | null, tick: number, timersEndTurn = true) =>
    share(turnArc({ phase: 'exit', tick, exitedFrom }, timersEndTurn))
  expect([end('main', 0), end(null, 0), end('timers', 0)]).toEqual([null, null, 11])
  expect([end('check', 1), end('timers', 1), end(null, 1)]).toEqual([58, 89, 99])
  expect([end('timers', 2, false), end('check', 1, false)]).toEqual([11, 79])
})
