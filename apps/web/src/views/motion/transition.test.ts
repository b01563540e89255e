import { expect, test } from 'vitest'
import { type Change, transitionOf } from './transition.ts'

const slow: Change = { from: 4, to: 5, since: 2000, reduced: false, live: false }

test('a step forward travels after a pulse, a step back in three quarters of the time without one', () => {
  expect(transitionOf(slow)).toEqual({ type: 'travel', back: false, pulse: 100, ms: 300 })
  expect(transitionOf({ ...slow, to: 3 })).toEqual({
    type: 'travel',
    back: true,
    pulse: 0,
    ms: 225,
  })
})

test('a jump fades and never replays what lies between', () => {
  expect(transitionOf({ ...slow, to: 9 })).toEqual({ type: 'fade', ms: 160 })
})

test('above four changes per second only states change, and before that the pulse is left out', () => {
  expect(transitionOf({ ...slow, since: 333 })).toEqual({
    type: 'travel',
    back: false,
    pulse: 0,
    ms: 240,
  })
  expect(transitionOf({ ...slow, since: 200 })).toEqual({ type: 'none' })
})

test('with reduced motion nothing travels: the new place is outlined', () => {
  expect(transitionOf({ ...slow, reduced: true })).toEqual({ type: 'outline', ms: 600 })
  expect(transitionOf({ ...slow, to: 9, reduced: true })).toEqual({ type: 'none' })
})

test('a recording that grows is not set in motion', () => {
  expect(transitionOf({ ...slow, live: true })).toEqual({ type: 'none' })
})
