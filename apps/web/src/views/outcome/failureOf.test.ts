import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { expect, test } from 'vitest'
import { failureOf } from './failureOf.ts'

/** main begins and, unless it `returns`, is never seen to end. */
function failureAfter(outcome: RunOutcome, returns = false) {
  const events: TraceEvent[] = [
    { type: 'main', at: 0 },
    ...(returns ? [{ type: 'after', at: 20, asyncId: 1 } as const] : []),
    { type: 'outcome', outcome, node: '24.0.0', sandbox: 'none', events: 3, truncated: false },
  ]
  return failureOf(buildTimeline(events), 1204)
}

test('a run that finished needs no banner, whatever its code', () => {
  expect(failureAfter({ type: 'finished', exitCode: 3 }, true)).toBeNull()
})

test('a run that was stopped says what never returned, what was kept, and where to look', () => {
  expect(failureAfter({ type: 'timedOut', exitCode: null, limit: 'cpu', afterMs: 2000 })).toEqual({
    stopped: true,
    head: 'Stopped at the limit of 2 s of CPU time',
    detail: 'The main module never returned. 1,204 events kept.',
    goTo: { step: 0, label: 'Go to it' },
  })
})

test('when all had returned nothing is blamed', () => {
  const failure = failureAfter({ type: 'killed', exitCode: null, signal: 'SIGTERM' }, true)
  expect(failure).toMatchObject({
    head: 'Killed by SIGTERM',
    detail: '1,204 events kept.',
    goTo: { label: 'Go to the end' },
  })
})

test('what never started has no moment to go to', () => {
  const error = { name: 'SyntaxError', message: 'enum', stack: null, line: 1, column: 1 }
  expect(failureAfter({ type: 'rejected', exitCode: null, error })).toMatchObject({
    stopped: false,
    head: 'Not run',
    detail: 'SyntaxError: enum on line 1',
    goTo: null,
  })
})
