import { expect, test } from 'vitest'
import { type TurnArc, turnArc } from './turnArc.ts'

const share = (arc: TurnArc | null) => arc && Math.round(((arc.to - arc.from) / 360) * 100)

test('in Node 20 and later Timers ends a turn: the track has gone nearly all the way round', () => {
  const reached = (['pending', 'poll', 'check', 'close', 'timers', 'exit'] as const).map((phase) =>
    share(turnArc({ phase, tick: 4 }, true)),
  )
  expect(reached).toEqual([8, 34, 58, 72, 89, 99])
})

test('on entry, and in each turn before Node 20, Timers is where the track begins', () => {
  expect(share(turnArc({ phase: 'timers', tick: 0 }, true))).toBe(11)
  const reached = (['timers', 'pending', 'poll', 'check', 'close'] as const).map((phase) =>
    share(turnArc({ phase, tick: 4 }, false)),
  )
  expect(reached).toEqual([11, 29, 55, 79, 93])
})

test('there is no turn in main, and before the first event', () => {
  expect([turnArc(null, true), turnArc({ phase: 'main', tick: 0 }, true)]).toEqual([null, null])
})
