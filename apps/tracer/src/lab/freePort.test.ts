import { expect, test } from 'vitest'
import { freePort } from './freePort.ts'

test('sessions that begin at the same time get different ports, and so do those that begin before the first listens', async () => {
  const together = await Promise.all(Array.from({ length: 100 }, () => freePort()))
  const after: number[] = []
  for (let i = 0; i < 100; i++) after.push(await freePort())
  expect(new Set([...together, ...after]).size).toBe(200)
})

test('a port that is given out again when no other is left is one that was not asked to be left out', async () => {
  const only = await freePort()
  const others = new Set(
    Array.from({ length: 1000 }, (_, i) => 28_000 + i).filter((port) => port !== only),
  )
  expect(await freePort(others)).toBe(only)
})

test('a port that somebody has is not taken', async () => {
  const first = await freePort()
  const all = new Set(Array.from({ length: 1000 }, (_, index) => 28_000 + index))
  expect([first >= 28_000 && first < 29_000, await freePort(all).catch(String)]).toEqual([
    true,
    expect.stringMatching(/^Error: No port of 127\.0\.0\.1 from 28000 to 28999 is free/),
  ])
})
