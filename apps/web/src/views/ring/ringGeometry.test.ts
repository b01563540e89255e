import { expect, test } from 'vitest'
import { arcLine, beadsOf, heightTaken, layoutRing, pointAt } from './ringGeometry.ts'

const centre = { x: 100, y: 100 }

test('degrees run clockwise from 12 o’clock', () => {
  expect([0, 90, 180, 270].map((degrees) => pointAt(centre, 50, degrees))).toEqual([
    { x: 100, y: 50 },
    { x: 150, y: 100 },
    { x: 100, y: 150 },
    { x: 50, y: 100 },
  ])
})

test('an arc past half of the circle takes the long way', () => {
  expect(arcLine(centre, 50, 0, 90)).toBe('M100 50A50 50 0 0 1 150 100')
  expect(arcLine(centre, 50, 0, 270)).toBe('M100 50A50 50 0 1 1 50 100')
})

test('the ring never leaves its stage, and is compact on a phone', () => {
  const sizes = [
    [640, 476],
    [390, 332],
    [700, 300],
    // Presented at twice the size in a small window.
    [297, 206],
  ] as const
  expect(
    sizes.map(([width, height]) => {
      const { compact, outer, track } = layoutRing(width, height)
      return [compact, Math.round(outer), track <= width / 2 && track <= height / 2]
    }),
  ).toEqual([
    [false, 182, true],
    [true, 130, true],
    [true, 128, true],
    [true, 76, true],
  ])
})

test('beads that do not fit are folded to three', () => {
  expect(beadsOf('check', 2, 160)).toMatchObject({ folded: false, at: { length: 2 } })
  expect(beadsOf('check', 50, 160)).toMatchObject({ folded: true, at: { length: 3 } })
})

test('on a narrow stage that is high the names stay beside the ring, which keeps its size', () => {
  const taken = ([width, height]: readonly [number, number]) => heightTaken(width, height)
  const outer = (width: number, height: number) => layoutRing(width, height).outer
  expect(
    (
      [
        [640, 900],
        [390, 332],
        [270, 252],
        [844, 160],
        [297, 206],
      ] as const
    ).map(taken),
  ).toEqual([900, 332, 252, 160, 206])
  for (const [width, height] of [
    [388, 870],
    [270, 420],
    [480, 1000],
  ] as const) {
    const least = heightTaken(width, height)
    expect(least).toBeLessThan(height)
    expect(outer(width, least)).toBeCloseTo(outer(width, height), 0)
  }
})
