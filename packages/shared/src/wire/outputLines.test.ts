import { expect, it } from 'vitest'
import { outputKey, outputOf, streamsKey } from './outputLines.ts'
import type { EventOf } from './traceEvent.ts'

const output = (text: string, stream: 'stdout' | 'stderr' = 'stdout'): EventOf<'output'> => ({
  type: 'output',
  at: 0,
  stream,
  text,
  site: null,
  observed: true,
})

it('says of the last line of a stream that its end never came', () => {
  const events = [output('a\nb'), output('c', 'stderr'), output('d')]
  expect(outputOf(events).lines).toEqual([
    { stream: 'stdout', text: 'a' },
    { stream: 'stdout', text: 'bd', unended: true },
    { stream: 'stderr', text: 'c', unended: true },
  ])
})

it('tells an output from the same one without its last newline', () => {
  const ended = outputOf([output('a\n')])
  const unended = outputOf([output('a')])
  expect([
    outputKey(ended) === outputKey(unended),
    streamsKey(ended) === streamsKey(unended),
  ]).toEqual([false, false])
})

it('tells ends without the recorder by their exit code: what threw may not be known there', () => {
  const error = { name: 'Error', message: 'in exit', stack: null, line: 1, column: 1 }
  const { lines } = outputOf([output('Error: in exit\n', 'stderr')])
  const keys = [
    { type: 'threw', exitCode: 3, error } as const,
    { type: 'finished', exitCode: 3 } as const,
    { type: 'finished', exitCode: 0 } as const,
  ].map((outcome) => streamsKey({ lines, outcome }))
  expect([keys[0] === keys[1], keys[0] === keys[2]]).toEqual([true, false])
})
