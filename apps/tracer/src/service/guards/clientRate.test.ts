import { expect, it } from 'vitest'
import type { Refusal } from '../bodies/refusal.ts'
import { ClientRate } from './clientRate.ts'

it('a client gets so many in a minute, then one after the other, and others are not held up by it', () => {
  let now = 0
  const rate = new ClientRate(3, 60_000, () => now)
  const take = (client: string) => {
    try {
      rate.take(client, 'Wait.')
      return 'taken'
    } catch (error) {
      return (error as Refusal).retryAfterSeconds
    }
  }
  expect([take('a'), take('a'), take('a'), take('a'), take('b')]).toEqual([
    'taken',
    'taken',
    'taken',
    20,
    'taken',
  ])
  now = 20_000
  expect([take('a'), take('a')]).toEqual(['taken', 20])
  now = 200_000
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual(['taken', 'taken', 'taken', 20])
})

it('what is taken counts by its amount, and what came to nothing is given back', () => {
  let now = 0
  const rate = new ClientRate(100, 1_000_000, () => now)
  const take = (amount: number) => {
    try {
      rate.take('a', 'Wait.', amount)
      return 'taken'
    } catch (error) {
      return (error as Refusal).retryAfterSeconds
    }
  }
  expect([take(60), take(60), take(40), take(1)]).toEqual(['taken', 200, 'taken', 10])
  rate.giveBack('a', 30)
  expect([take(30), take(1)]).toEqual(['taken', 10])
  now = 1_000_000
  expect([take(150), take(1)]).toEqual(['taken', 510])
})
