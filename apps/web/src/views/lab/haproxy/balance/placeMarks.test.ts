import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeMarks, widthOf } from './placeMarks.ts'

const S = 1_000_000
const names = ['kill', 'UP 2/3', 'UP 1/3', 'first error', 'last error', 'DOWN', 'restarted', 'UP']
const marks = fc
  .array(fc.record({ pick: fc.nat(7), after: fc.integer({ min: 0, max: 20 * S }) }), {
    maxLength: 18,
  })
  .map((all) =>
    all
      .map(({ pick, after }) => ({ name: names[pick] ?? '', after, bad: pick === 3 || pick === 4 }))
      .toSorted((one, other) => one.after - other.after),
  )

it.each([290, 400, 900])(
  'no words of a failover lie on others or on a pole, and none are left out, over %i px',
  (width) => {
    fc.assert(
      fc.property(marks, (all) => {
        const { marks: placed, rows } = placeMarks(all, (after) => (width * after) / (20 * S))
        expect(placed.map(({ mark }) => mark)).toEqual(all)
        for (const [index, one] of placed.entries()) {
          expect(one.row).toBeLessThan(one.above ? rows.above : rows.below)
          for (const other of placed.slice(index + 1)) {
            if (other.above !== one.above || one.at + widthOf(one.mark) < other.at) continue
            // It begins before the other and would run into it: so it is farther from the line.
            expect(one.row).toBeGreaterThan(other.row)
          }
        }
      }),
    )
  },
)

it('what stands apart stays on the line', () => {
  const apart = ['kill', 'DOWN', 'UP'].map((name, i) => ({ name, after: i * 5 * S, bad: false }))
  expect(placeMarks(apart, (after) => after / 50_000).marks.map(({ row }) => row)).toEqual([
    0, 0, 0,
  ])
})
