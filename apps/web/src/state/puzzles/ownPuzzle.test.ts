import { judge } from '@loopscope/shared/puzzle/judge'
import type { BatchResult } from '@loopscope/shared/wire/batch'
import { expect, test } from 'vitest'
import { proposalOf } from './proposalOf.ts'

type Change = Partial<Pick<BatchResult, 'outcome'>> & { readonly stderr?: string }

const seen = (runs: number, text: string, { stderr, outcome }: Change = {}) => ({
  runs,
  first: {
    type: 'result' as const,
    index: 0,
    output: 0,
    lines: [
      ...(stderr === undefined ? [] : [{ stream: 'stderr' as const, text: stderr }]),
      ...text.split(' ').map((line) => ({ stream: 'stdout' as const, text: line })),
    ],
    outcome: outcome ?? ({ type: 'finished', exitCode: 0 } as const),
    runId: null,
    node: '24.21.0',
  },
})

test('what runs printed becomes the answers, and what differs on stderr only is one', () => {
  const raced = [seen(3, 'b a'), seen(20, 'a b'), seen(7, 'a b', { stderr: 'warning' })]
  expect(proposalOf(raced)).toEqual({
    type: 'puzzle',
    question: {
      kind: 'order',
      text: 'In which order are the lines printed?',
      decoys: [],
      ending: false,
    },
    answers: {
      node: '24.21.0',
      runs: 30,
      outputs: [
        { lines: ['a', 'b'], outcome: 'finished', exitCode: 0, runs: 27 },
        { lines: ['b', 'a'], outcome: 'finished', exitCode: 0, runs: 3 },
      ],
    },
  })
})

test('orders that the rules allow count as right beside those that runs gave', () => {
  const promised = {
    race: true,
    allowed: [
      ['b', 'a'],
      ['a', 'b'],
    ],
  }
  const proposal = proposalOf([seen(30, 'a b')], promised)
  expect(proposal.type === 'puzzle' && proposal.answers).toMatchObject({
    race: true,
    allowed: [['b', 'a']],
  })
  if (proposal.type !== 'puzzle') return
  const { question, answers } = proposal
  expect([judge(question, answers, ['a', 'b']), judge(question, answers, ['b', 'a'])]).toEqual([
    { right: true },
    { right: true },
  ])
})

test('where a process does not end well, how it ends is asked for, too', () => {
  const raced = [seen(30, 'a b', { outcome: { type: 'finished', exitCode: 3 } })]
  expect(proposalOf(raced)).toMatchObject({ question: { ending: true } })
})

const lines = (count: number) => Array.from({ length: count }, (_, i) => `${i}`).join(' ')
const error = { name: 'SyntaxError', message: 'no', stack: null, line: 1, column: 1 }

test.each([
  ['nothing at all', [], /^None of its runs/],
  ['one line', [seen(30, 'a')], /fewer than two lines/],
  ['too many lines', [seen(30, lines(21))], /prints 21 lines/],
  ['a long line', [seen(30, `a ${'x'.repeat(61)}`)], /line of 61 characters/],
  [
    'another output each time',
    Array.from({ length: 9 }, (_, i) => seen(3, `a ${i}`)),
    /9 different/,
  ],
  [
    'what never runs',
    [seen(30, 'a b', { outcome: { type: 'rejected', exitCode: null, error } })],
    /^It does not run: no/,
  ],
])('%s is no puzzle, and it is said why', (_name, raced, sentence) => {
  expect(proposalOf(raced)).toEqual({ type: 'unfit', sentence: expect.stringMatching(sentence) })
})
