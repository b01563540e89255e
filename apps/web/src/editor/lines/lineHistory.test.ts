import { readFileSync } from 'node:fs'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { historyWords, lineHistories, momentFrom } from './lineHistory.ts'

const lines = readFileSync(new URL('../../testing/classic.ndjson', import.meta.url), 'utf8')
const timeline = buildTimeline(
  lines
    .trimEnd()
    .split('\n')
    .map((line) => traceEventSchema.parse(JSON.parse(line))),
)
const histories = lineHistories(timeline)

test('a line that schedules a callback of one line is reached twice: to schedule and to run', () => {
  const history = histories.get(2)
  expect(history).toMatchObject({ scheduled: 1, ran: 1, printed: 1 })
  expect(history?.moments.map((moment) => timeline.steps[moment]?.type)).toEqual([
    'schedule',
    'run',
  ])
})

test('a line that only prints is reached once, one that does nothing never', () => {
  expect(histories.get(11)).toMatchObject({ scheduled: 0, ran: 0, printed: 1 })
  expect(histories.get(11)?.moments).toHaveLength(1)
  expect(histories.get(10)).toBeUndefined()
})

test('moments go around in both directions', () => {
  const history = { moments: [3, 9], scheduled: 1, ran: 1, printed: 0 }
  expect([0, 3, 9].map((cursor) => momentFrom(history, cursor, 'next'))).toEqual([3, 9, 3])
  expect([0, 3, 9].map((cursor) => momentFrom(history, cursor, 'previous'))).toEqual([9, 9, 3])
})

test('the facts of a line are a sentence', () => {
  expect(historyWords({ moments: [1], scheduled: 2, ran: 1, printed: 3 })).toBe(
    'Scheduled 2 things, its callback ran once, printed 3 times.',
  )
  expect(historyWords({ moments: [1], scheduled: 0, ran: 0, printed: 0 })).toBe(
    'An error passed here.',
  )
})
