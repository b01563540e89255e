import type { Question } from '@loopscope/shared/puzzle/puzzle'
import { expect, test } from 'vitest'
import { luckSentence } from './luckSentence.ts'

const answers = (...outputs: readonly string[][]) => ({
  node: '24.21.0',
  runs: 30,
  outputs: outputs.map((lines) => ({
    ...{ lines, exitCode: 0, runs: 30 / outputs.length },
    outcome: 'finished' as const,
  })),
})
const order: Question = { kind: 'order', text: '?', decoys: [], ending: false }
const both = answers(['a', 'b'], ['b', 'a'])

test('where chance has a part in the run of now, it is said which', () => {
  expect([
    luckSentence(order, answers(['a', 'b']), ['b', 'a'], ['a', 'b']),
    luckSentence(order, both, ['b', 'a'], ['a', 'b']),
    luckSentence(order, both, ['a', 'b'], ['a', 'b']),
    luckSentence(order, both, ['a'], ['a', 'b']),
    luckSentence(order, answers(['a', 'b']), ['b', 'a'], ['b', 'a']),
  ]).toEqual([
    null,
    'This run took another order than yours. Both are right: nothing promises either.',
    'Another run may print another order: nothing promises this one.',
    'Another run may print another order: nothing promises this one.',
    'This run printed something that none of the 30 recorded runs did: that is possible too.',
  ])
})

test('runs that agreed are no promise where callbacks race', () => {
  const race = { ...answers(['a', 'b']), race: true, allowed: [['b', 'a']] }
  expect([
    luckSentence(order, race, ['a', 'b'], ['a', 'b']),
    luckSentence(order, race, ['b', 'a'], ['a', 'b']),
    luckSentence(order, race, ['a', 'b'], ['b', 'a']),
  ]).toEqual([
    'Another run may print another order: nothing promises this one.',
    'This run took another order than yours. Both are right: nothing promises either.',
    'This run took another order than yours. Both are right: nothing promises either.',
  ])
})
