import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FairQueue } from './fairQueue.ts'

const stay = () => new AbortController().signal

test('who has one waiting among many who ask for more has the turns after the one that goes round', () => {
  const queue = new FairQueue()
  for (const client of ['a', 'b', 'c', 'd'])
    for (let i = 0; i < 4; i++) void queue.wait(client, stay(), () => null)
  void queue.wait('me', stay(), () => null)
  expect([queue.turnsBefore('me'), queue.turnsBefore('a')]).toEqual([2, 17])
})

test('the turns before another one of a client that waits are those that come', () => {
  const clients = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(clients, fc.nat({ max: 20 }), (waiting, turnsUntil) => {
      const queue = new FairQueue()
      for (const client of waiting) void queue.wait(`${client}`, stay(), () => null)
      for (let i = 0; i < turnsUntil; i++) queue.startNext()
      const client = `${waiting.at(-1)}`
      if (queue.lengthOf(client) === 0) return
      const expected = queue.turnsBefore(client)
      const mine: string[] = []
      void queue.wait(client, stay(), () => mine.push(client))
      let turns = 0
      while (mine.length === 0) {
        queue.startNext()
        turns++
      }
      expect(turns - 1).toBe(expected)
    }),
  )
})
