import { expect, test } from 'vitest'
import { labelPlace, leaderBend, runningWords, shownBelow, shownOf } from './labelPlace.ts'
import { GATE, gateTop, layoutRing, middleOf, pointAt } from './ringGeometry.ts'

/** px: exit begins 3 below the gate and is 20 high; a name is 20 high. */
const EXIT_END = 23
const NAME = 20
const APART = 8

test('on a phone Close stands clear of exit above it and of Check below it', () => {
  const sizes = [
    [320, 216],
    [360, 216],
    [390, 332],
    [540, 332],
  ] as const
  for (const [width, height] of sizes) {
    const layout = layoutRing(width, height)
    const top = (phase: 'close' | 'check') =>
      Number(labelPlace(phase, layout, width, height, 0).style.top)
    const exit = pointAt(layout.centre, layout.outer + 12, GATE).y + EXIT_END
    expect(top('close') - exit).toBeGreaterThanOrEqual(APART)
    expect(top('check') - top('close') - NAME).toBeGreaterThanOrEqual(APART)
  }
})

test('what is due is shown as far as the name of main, and the rest is folded', () => {
  const shown = (height: number) => {
    const layout = layoutRing(576, height)
    const { style, below } = labelPlace('timers', layout, 576, height, 101)
    const [one, three, many] = [1, 3, 101].map((tokens) => shownOf(tokens, 3, below))
    // A name is 24 high and 6 above its tokens, a token 24 and 4 apart.
    const end = Number(style.top) + 24 + 6 + (many === 0 ? 0 : (many ?? 0) * 28 + 35)
    return { one, three, many, isClear: end <= gateTop(layout) }
  }
  expect([476, 316, 240, 160].map(shown)).toEqual([
    { one: 3, three: 3, many: 3, isClear: true },
    { one: 3, three: 1, many: 1, isClear: true },
    { one: 3, three: 0, many: 0, isClear: true },
    { one: 0, three: 0, many: 0, isClear: true },
  ])
})

test('Close keeps off the ring, and main stands whole within the stage', () => {
  for (const [width, height] of [
    [576, 216],
    [576, 300],
    [640, 476],
    [920, 744],
  ] as const) {
    const layout = layoutRing(width, height)
    const { right, top } = labelPlace('close', layout, width, height, 0).style
    const [x, y] = [width - Number(right) - layout.centre.x, Number(top) + 12 - layout.centre.y]
    expect(Math.hypot(x, y) - layout.track).toBeGreaterThanOrEqual(7)
    const gate = pointAt(layout.centre, layout.outer + 12, GATE).x
    // The end of main's name, which with the margin beside it is 96 wide.
    expect(gate - layout.gateWay - 4).toBeGreaterThanOrEqual(95)
  }
})

test('what is ready in a lower corner is shown as far as exit and Close, and the rest is folded', () => {
  const shown = (width: number, height: number) => {
    const layout = layoutRing(width, height)
    const closeTop = Number(labelPlace('close', layout, width, height, 0).style.top)
    const exitEnd = pointAt(layout.centre, layout.outer + 12, GATE).y + EXIT_END + 2
    return [1, 3, 12].map((tokens) => {
      const { style, below } = labelPlace('check', layout, width, height, tokens)
      const isClear = Number(style.top) >= Math.max(closeTop + 24, exitEnd)
      return [shownBelow(tokens, below), isClear]
    })
  }
  const [three, fold] = [
    [3, true],
    [2, true],
  ]
  expect(shown(640, 476)).toEqual([three, three, fold])
  expect(shown(576, 240)).toEqual([three, [0, true], [0, true]])
  expect(shown(576, 200)).toEqual([three, [0, true], [0, true]])
})

test('the names of Check and Poll stand level while nothing is ready in either', () => {
  for (const [width, height] of [
    [576, 160],
    [552, 200],
    [576, 240],
    [640, 476],
  ] as const) {
    const layout = layoutRing(width, height)
    const top = (phase: 'check' | 'poll') => labelPlace(phase, layout, width, height, 0).style.top
    expect(top('poll')).toBe(top('check'))
  }
})

test('no token under Timers lies over its leader, and that of Check ends before the head of the turn', () => {
  for (const [width, height] of [
    [576, 316],
    [640, 476],
    [717, 240],
    [920, 744],
  ] as const) {
    const layout = layoutRing(width, height)
    const { style, room } = labelPlace('timers', layout, width, height, 3)
    const { x, end } = leaderBend('timers', layout)
    expect(Number(style.left) + room).toBeLessThan(Math.min(x, end.x))
    const check = labelPlace('check', layout, width, height, 1)
    const head = pointAt(layout.centre, layout.track, middleOf('check'))
    const apart = head.x - (Number(check.style.left) + (check.leader ?? 0))
    const away = Math.abs(head.y - (Number(check.style.top) + 12))
    expect(Math.max(apart, away)).toBeGreaterThanOrEqual(12)
  }
})

test('a phase that runs says so, and what is ready behind it only where there is room', () => {
  expect([runningWords('1 ready', 240), runningWords('1 ready', 120)]).toEqual([
    'running, 1 ready',
    'running',
  ])
})
