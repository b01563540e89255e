import { expect, test } from 'vitest'
import type { Output, Site, Step } from '../../timeline.ts'
import { withLogCallers } from './logCallers.ts'

type Frames = readonly (readonly [name: string, line: number])[]

/** Who is said to have called, by output. */
function callers(stacks: readonly Frames[]): unknown[] {
  const sites = stacks.map(
    (frames): Site => ({
      api: 'log',
      frames: frames.map(([name, line]) => ({ name, file: null, line, column: 1 })),
    }),
  )
  const outputs = stacks.map((_, step) => ({ step }) as Output)
  const steps = stacks.map((_, site) => ({ site }) as Step)
  return withLogCallers(outputs, steps, sites).map(({ caller }) =>
    caller === undefined ? null : `${caller.logger} from ${caller.line}`,
  )
}

test('what a logger writes is told by who called it, through loggers that call one another', () => {
  expect(
    callers([
      [
        ['log', 9],
        ['serve', 40],
      ],
      [
        ['log', 9],
        ['', 52],
      ],
      [
        ['log', 9],
        ['warn', 12],
        ['serve', 44],
      ],
      [
        ['log', 9],
        ['warn', 12],
        ['serve', 45],
      ],
      [['', 60]],
    ]),
  ).toEqual(['log from 40', 'log from 52', 'log from 44', 'log from 45', null])
})

test('a function of another name, one that is called from one place, and one that calls itself are no loggers', () => {
  const two = (name: string, other: string): Frames[] => [
    [
      [name, 3],
      ['a', 10],
    ],
    [
      [name, 3],
      [other, 11],
    ],
  ]
  expect([
    callers(two('work', 'b')),
    callers([two('log', 'b')[0] ?? []]),
    callers(two('log', 'log')),
    callers([
      ...two('log', 'b'),
      [
        ['log', 5],
        ['c', 12],
      ],
    ]),
  ]).toEqual([[null, null], [null], [null, null], [null, null, null]])
})
