import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Box, curveBetween, pointOn } from './curve.ts'

const inside = ({ x, y }: { x: number; y: number }, box: Box) =>
  x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height

it('a line from the client to a worker passes below the primary, wherever the worker stands', () => {
  const box = fc.record({
    ...{ width: fc.integer({ min: 148, max: 208 }), height: fc.integer({ min: 80, max: 220 }) },
    ...{ gap: fc.integer({ min: 24, max: 200 }), worker: fc.integer({ min: 0, max: 400 }) },
  })
  fc.assert(
    fc.property(
      box,
      fc.integer({ min: -12, max: 12 }),
      ({ width, height, gap, worker }, spread) => {
        const client = { x: 16, y: height - 72, width, height: 165 }
        const primary = { x: client.x + width + gap, y: 0, width, height }
        const to = { x: primary.x + width + gap, y: worker, width: 240, height: 120 }
        const curve = curveBetween(client, to, spread, primary)
        const under = Array.from({ length: 101 }, (_, i) => pointOn(curve, i / 100))
        expect(under.filter((point) => inside(point, primary))).toEqual([])
      },
    ),
  )
})
