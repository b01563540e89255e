import type { RecordedRuns } from '@loopscope/shared/lesson/recordedRuns'
import { expect, test } from 'vitest'
import { pickRecorded } from './pickRecorded.ts'

const runs = [{ depth: 1 }, { depth: 2 }, { depth: 1 }].map((settings) => ({
  settings,
  events: [],
}))
const RECORDED: RecordedRuns = {
  ...{ machine: 'Linux x64, 2 cores', day: '2026-11-28', node: '24.21.0' },
  runs,
}

test('runs of the same settings are given one after the other, each once', () => {
  const picked = [0, 1, 2].map((nth) => pickRecorded(RECORDED, { depth: 1 }, '24', nth))
  expect(picked).toEqual([runs[0], runs[2], undefined])
  expect(picked[0]).toBe(runs[0])
  expect(picked[1]).toBe(runs[2])
})

test('there is none of other settings, nor of another version of Node', () => {
  expect(pickRecorded(RECORDED, { depth: 3 }, '24', 0)).toBeUndefined()
  expect(pickRecorded(RECORDED, { depth: 1 }, '2', 0)).toBeUndefined()
  expect(pickRecorded(RECORDED, { depth: 1 }, '10', 0)).toBeUndefined()
})
