import { expect, test } from 'vitest'
import { refusalSentence } from './refusalSentence.ts'

const body = (message: string) => JSON.stringify({ error: { code: 'x', message } })

test("the service's own sentence is shown, with the time to wait", () => {
  expect(refusalSentence(503, body('All 4 sandboxes are busy.'), '1')).toBe(
    'All 4 sandboxes are busy. Try again in 1 second.',
  )
})

test('one time to wait is named, where the service says when', () => {
  const sentence = 'Every place is taken. Try again in a moment.'
  expect([
    refusalSentence(503, body(sentence), '5'),
    refusalSentence(503, body(sentence), null),
  ]).toEqual(['Every place is taken. Try again in 5 seconds.', sentence])
})

test('an answer that is not from the service still becomes a sentence', () => {
  expect([
    refusalSentence(413, '<html>', null),
    refusalSentence(429, '', '5'),
    refusalSentence(502, 'null', null),
    refusalSentence(418, '{}', '9'),
  ]).toEqual([
    'The snippet is too large: 64 KB is the limit.',
    'You already have many runs waiting. Try again in 5 seconds.',
    'The tracer is not running behind this page.',
    'The service refused the run (HTTP 418).',
  ])
})
