import { expect, test } from 'vitest'
import { classicTimeline } from '../../../testing/recordedTimeline.ts'
import { placesOf, rowAt, rowsOf, tableText } from './tableRows.ts'

const timeline = classicTimeline()

test('the table says of each slice what the picture shows', () => {
  expect(rowsOf(timeline, 4, 6).map(({ cells }) => cells)).toEqual([
    ['5', 'callback', 'Poll', '', '4', '12.2', '0.49', 'readFile, printed 4', '5', 'main'],
    [
      '6',
      'nextTick callback',
      'Poll',
      'nextTick',
      '4',
      '12.9',
      '1.56',
      'nextTick, printed 7',
      '9',
      'readFile (number 5)',
    ],
  ])
})

test('the cursor is in the last row that has begun', () => {
  expect([0, 6, 7, 13, 37].map((cursor) => rowAt(timeline, cursor))).toEqual([0, 0, 1, 2, 8])
})

test('what is copied has a line for each row and a tab between its cells', () => {
  const lines = tableText(timeline).split('\n')
  expect(lines).toHaveLength(placesOf(timeline).length + 1)
  expect(lines[5]).toBe('5\tcallback\tPoll\t\t4\t12.2\t0.49\treadFile, printed 4\t5\tmain')
})
