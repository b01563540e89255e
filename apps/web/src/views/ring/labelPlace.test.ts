import { expect, test } from 'vitest'
import { labelPlace } from './labelPlace.ts'
import { GATE, layoutRing, pointAt } from './ringGeometry.ts'

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
