import { expect, it } from 'vitest'
import { ClientRate } from './clientRate.ts'
import type { Refusal } from './refusal.ts'

it('a client gets so many in a minute, then one after the other, and others are not held up by it', () => {
  let now = 0
  const rate = new ClientRate(3, () => now)
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
