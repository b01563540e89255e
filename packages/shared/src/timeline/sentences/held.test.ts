import { expect, test } from 'vitest'
import { drainedWords } from './held.ts'

test("what was drained is counted, and Node's own is told apart", () => {
  const drains = [
    { nextTicks: 12, microtasks: 1, internals: 0 },
    { nextTicks: 12, microtasks: 1, internals: 3 },
    { nextTicks: 2, microtasks: 0, internals: 2 },
    { nextTicks: 0, microtasks: 0, internals: 0 },
  ]
  expect(drains.map(drainedWords)).toEqual([
    '12 nextTicks and 1 microtask',
    "12 nextTicks and 1 microtask (3 of them Node's own)",
    "2 nextTicks of Node's own",
    '',
  ])
})
