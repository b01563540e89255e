import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partitionPoint } from './partitionPoint.ts'

test('the point is the first index at which it is false, and nothing outside of the range is looked at', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(21), fc.nat(5), (values, limit, from) => {
      const sorted = values.toSorted((a, b) => a - b)
      const low = Math.min(from, sorted.length)
      const found = partitionPoint(low, sorted.length, (index) => {
        expect(index >= low && index < sorted.length).toBe(true)
        return (sorted[index] ?? Number.NaN) < limit
      })
      const first = sorted.findIndex((value, index) => index >= low && value >= limit)
      expect(found).toBe(first === -1 ? sorted.length : first)
    }),
  )
})
