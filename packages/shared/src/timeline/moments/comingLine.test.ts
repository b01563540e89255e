import { expect, test } from 'vitest'
import { readFixture } from '../../../fixtures/readFixture.ts'
import { buildTimeline } from '../buildTimeline.ts'
import { comingLine } from './comingLine.ts'

const seed = buildTimeline(readFixture('seed.node24'))
const stepOf = (text: string) =>
  seed.outputs.find((output) => output.text.trim() === text)?.step ?? -1

test('asks which of the lines that are still to come is printed next, as long as there are two', () => {
  // It prints 8 3 2 1 4 7 6 5.
  expect(
    [0, stepOf('4'), stepOf('7') - 1, stepOf('7'), stepOf('6')].map((at) => comingLine(seed, at)),
  ).toEqual([
    { printed: null, choices: ['1', '2', '3', '8'], answer: '8', step: stepOf('8') },
    { printed: '4', choices: ['5', '6', '7'], answer: '7', step: stepOf('7') },
    { printed: '4', choices: ['5', '6', '7'], answer: '7', step: stepOf('7') },
    { printed: '7', choices: ['5', '6'], answer: '6', step: stepOf('6') },
    null,
  ])
})

test('asks nothing where only one line comes, however often', () => {
  const outputs = seed.outputs.map((output) => ({ ...output, text: 'tick\n' }))
  expect(comingLine({ ...seed, outputs }, 0)).toBeNull()
})
