import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { expect, test } from 'vitest'
import { outcomeSentence } from './outcomeSentence.ts'

const error = { name: 'TypeError', message: 'x is \u001bnot', stack: null, line: 8, column: 3 }

test('each end of a run has its words', () => {
  const outcomes: RunOutcome[] = [
    { type: 'finished', exitCode: 0, durationMs: 4.14 },
    { type: 'finished', exitCode: 7 },
    { type: 'threw', exitCode: 1, error },
    {
      type: 'timedOut',
      exitCode: null,
      limit: 'cpu',
      afterMs: 4000,
      callback: 'main never returned.',
    },
    { type: 'tooManyEvents', exitCode: null, limit: 500_000 },
    { type: 'tooMuchOutput', exitCode: null, limitBytes: 1_048_576 },
    { type: 'killed', exitCode: null, signal: 'SIGABRT' },
    { type: 'rejected', exitCode: null, error: { ...error, line: null } },
  ]
  expect(outcomes.map((outcome) => Object.values(outcomeSentence(outcome)).join('|'))).toEqual([
    'good|Finished|exit code 0',
    'bad|Finished|exit code 7',
    'bad|Threw|TypeError: x is \\x1bnot on line 8, exit code 1',
    'bad|Stopped|at the limit of 4 s of CPU time. main never returned.',
    'bad|Stopped|its recording grew past 500,000 rows',
    'bad|Stopped|it wrote more than 1,024 KB',
    'bad|Killed|by SIGABRT',
    'bad|Not run|TypeError: x is \\x1bnot',
  ])
})
