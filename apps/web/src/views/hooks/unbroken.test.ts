import { expect, test } from 'vitest'
import { unbroken } from './unbroken.ts'

test('a figure stays with its unit, and other words break as they did', () => {
  expect(unbroken('4 threads lost 48 % (2 MB) within 12.5 ms, 3 msgs after 984 KB.')).toBe(
    '4 threads lost 48\u00a0% (2\u00a0MB) within 12.5\u00a0ms, 3 msgs after 984\u00a0KB.',
  )
})
