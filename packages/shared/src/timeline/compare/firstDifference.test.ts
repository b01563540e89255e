import { expect, it } from 'vitest'
import type { OutputLine, RunOutput } from '../../wire/outputLines.ts'
import { differenceWords } from './firstDifference.ts'

const printed = (...lines: OutputLine[]): RunOutput => ({
  lines,
  outcome: { type: 'finished', exitCode: 0, durationMs: 1 },
})
const out = (text: string): OutputLine => ({ stream: 'stdout', text })

it('the first line that is another one is named', () => {
  expect(differenceWords(printed(out('a'), out('b')), printed(out('a'), out('c')))).toBe(
    'First difference at line 2 of the output.',
  )
  expect(differenceWords(printed(out('a')), printed(out('a'), out('b')))).toBe(
    'First difference at line 2 of the output.',
  )
  expect(differenceWords(printed(out('a')), printed({ stream: 'stderr', text: 'a' }))).toBe(
    'First difference at line 1 of the output.',
  )
})

it('a line that only misses its newline is said to', () => {
  expect(differenceWords(printed(out('a')), printed({ ...out('a'), unended: true }))).toBe(
    'The same lines, but line 1 ends without a newline in one of them.',
  )
})

it('where all lines are the same the end is compared, and nothing is said of equals', () => {
  const failed: RunOutput = { ...printed(out('a')), outcome: null }
  expect(differenceWords(printed(out('a')), failed)).toBe(
    'The same lines, but exit code 0 against unfinished.',
  )
  expect(differenceWords(printed(out('a')), printed(out('a')))).toBe(null)
})
