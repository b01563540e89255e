import { expect, test } from 'vitest'
import { runningWords } from './runningWords.ts'

test('a phase that runs says so, and what is ready behind it only where there is room', () => {
  expect([runningWords('1 ready', 240), runningWords('1 ready', 120)]).toEqual([
    'running, 1 ready',
    'running',
  ])
})
