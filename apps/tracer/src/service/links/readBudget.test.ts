import { expect, it } from 'vitest'
import type { Refusal } from '../bodies/refusal.ts'
import { ReadBudget } from './readBudget.ts'

it('one client reads a quarter at most, all together what there is, and what was read makes room', () => {
  const reads = new ReadBudget(100)
  const begin = (client: string, bytes: number) => {
    try {
      return reads.begin(client, bytes)
    } catch (error) {
      return (error as Refusal).status
    }
  }
  const end = reads.begin('a', 20)
  expect(begin('a', 10)).toBe(429)
  for (const client of ['b', 'c', 'd']) reads.begin(client, 25)
  expect(begin('e', 6)).toBe(503)
  end()
  reads.begin('e', 6)
  reads.begin('a', 19)
  expect(begin('f', 1)).toBe(503)
})

it('a link that is larger than a quarter can be read, one at a time', () => {
  const reads = new ReadBudget(100)
  const end = reads.begin('a', 300)
  expect(() => reads.begin('b', 1)).toThrow('Too many links are being read at once.')
  end()
  reads.begin('b', 1)
})
