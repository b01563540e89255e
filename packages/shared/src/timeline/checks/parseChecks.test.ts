import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHECKED_FIGURES } from './check.ts'
import { parseChecks } from './parseChecks.ts'

test('several, with spaces, in any unit', () => {
  expect(parseChecks('callback < 50ms, delay<=0.5s,turns=3 , wait>250us')).toEqual({
    type: 'checks',
    checks: [
      { figure: 'callback', operator: '<', limit: 50_000, text: 'callback<50ms' },
      { figure: 'delay', operator: '<=', limit: 500_000, text: 'delay<=0.5s' },
      { figure: 'turns', operator: '=', limit: 3, text: 'turns=3' },
      { figure: 'wait', operator: '>', limit: 250, text: 'wait>250us' },
    ],
  })
})

test.each([
  [
    '',
    '--check takes a figure, < or another comparison, and a number, as "callback<50ms"; not "".',
  ],
  [
    'callback',
    '--check takes a figure, < or another comparison, and a number, as "callback<50ms"; not "callback".',
  ],
  [
    'callback<50ms,',
    '--check takes a figure, < or another comparison, and a number, as "callback<50ms"; not "".',
  ],
  [
    'callback<-5ms',
    '--check takes a figure, < or another comparison, and a number, as "callback<50ms"; not "callback<-5ms".',
  ],
  [
    'ticks<5',
    '--check knows no "ticks"; there are callback, delay, turns, request, wait, requests, unanswered.',
  ],
  [
    'constructor<5',
    '--check knows no "constructor"; there are callback, delay, turns, request, wait, requests, unanswered.',
  ],
  ['callback<50', 'callback is a time: write its limit as "callback<50ms", or with us or s.'],
  ['callback<50min', 'callback is a time: write its limit as "callback<50ms", or with us or s.'],
  ['turns<5ms', 'turns is a count: write its limit as "turns<5".'],
])('%j is refused with what would be right', (text, sentence) => {
  expect(parseChecks(text)).toEqual({ type: 'wrong', sentence })
})

test('whatever is written, the answer is checks or a sentence', () => {
  const figures = fc.constantFrom(...Object.keys(CHECKED_FIGURES), 'x')
  const near = fc.tuple(figures, fc.string({ maxLength: 3 }), fc.string({ maxLength: 4 }))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        near.map((parts) => parts.join('')),
      ),
      (text) => {
        const parsed = parseChecks(text)
        if (parsed.type === 'wrong') expect(parsed.sentence).toMatch(/\.$/)
        else expect(parsed.checks.every(({ limit }) => Number.isFinite(limit))).toBe(true)
      },
    ),
  )
})
