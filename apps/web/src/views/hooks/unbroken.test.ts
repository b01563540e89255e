import { expect, test } from 'vitest'
import { unbroken } from './unbroken.ts'

test('a figure stays with its unit, and other words break as they did', () => {
  expect(unbroken('4 threads lost 48 % (2 MB) within 12.5 ms, 3 msgs after 984 KB.')).toBe(
    '4 threads lost 48\u00a0% (2\u00a0MB) within 12.5\u00a0ms, 3 msgs after 984\u00a0KB.',
  )
})

test('a turn stays with its number, and seconds with their figure', () => {
  expect(unbroken('Three ran in turn 2, within 1.5 s; 2 servers took a turn.')).toBe(
    'Three ran in turn\u00a02, within 1.5\u00a0s; 2 servers took a turn.',
  )
})
