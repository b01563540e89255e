import { expect, it } from 'vitest'
import { freeBytes } from './freeBytes.ts'

it('frees large bytes that are all of their memory, and leaves what may be shared with others', () => {
  const whole = Buffer.alloc(100_000)
  const part = Buffer.alloc(200_000).subarray(0, 100_000)
  const small = Buffer.from('small')
  for (const bytes of [whole, part, small]) freeBytes(bytes)
  expect([whole, part, small].map(({ length }) => length)).toEqual([0, 100_000, 5])
})
