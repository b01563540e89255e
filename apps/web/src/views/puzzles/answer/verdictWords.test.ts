import { EITHER } from '@loopscope/shared/puzzle/answerOf'
import type { Question } from '@loopscope/shared/puzzle/puzzle'
import { expect, test } from 'vitest'
import { verdictWords } from './verdictWords.ts'

const order: Question = { kind: 'order', text: '?', decoys: [], ending: false }
const first: Question = { kind: 'first', text: '?', choices: ['a', 'b'] }
const wrong = (at: number, ...nearest: string[]) => ({ right: false, at, nearest }) as const

test('the heading says how far a prediction was right', () => {
  expect([
    verdictWords(order, { right: true }, 3, 1),
    verdictWords(order, { right: true }, 3, 2),
    verdictWords(order, wrong(0, 'a', 'b'), 2, 1),
    verdictWords(order, wrong(1, 'a', 'b', 'c'), 3, 1),
    verdictWords(order, wrong(2, 'a', 'b', 'c'), 2, 1),
    verdictWords(order, wrong(2, 'a', 'b'), 3, 1),
    verdictWords(first, wrong(0, 'a'), 1, 1),
    verdictWords(first, wrong(0, EITHER), 1, 1),
  ]).toEqual([
    'Right',
    'Right: one of 2 possible orders',
    'Not right: another line comes first',
    'Printed line 1 is right, line 2 is not',
    'Printed lines 1 and 2 are right, but 1 more came',
    'Printed lines 1 and 2 are right, but nothing more came',
    'Not right: a comes first',
    'Not right: either may come first',
  ])
})
