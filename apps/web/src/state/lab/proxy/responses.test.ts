import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { responsesAt } from './responses.ts'

const S = 1_000_000
const sum = (
  at: number,
  rows: readonly (readonly [status: number, count: number])[],
): LabEvent => ({
  ...({ type: 'proxiedSum', at, from: at, to: at } as const),
  rows: rows.map(([status, count]) => ({
    ...{ server: 'web-api-1', status, termination: '--', count, retried: 0, last: at },
  })),
})
/** What the client gave up waiting for. */
const noAnswer = (at: number, timedOut: number): LabEvent => ({
  ...({ type: 'sum', at, from: at, to: at, sent: timedOut } as const),
  processes: [
    {
      ...{ process: 'haproxy', answered: 0, refused: 0, reset: 0, timedOut, lost: 0 },
      ...{ accepted: 0, closed: 0 },
    },
  ],
})
/** What HAProxy sent when the client had left. */
const late = (at: number, count: number): LabEvent => ({
  ...({ type: 'proxiedSum', at, from: at, to: at } as const),
  rows: [
    {
      ...{ server: 'web-api-1', status: 200, termination: '--', count, retried: 0, last: at },
      late: true,
    },
  ],
})
const epoch: LabEvent = { type: 'epoch', at: 0, epoch: 1, reason: 'start', labels: {} }

it('counts by second and by status, back from the shown moment', () => {
  const events = [
    epoch,
    sum(0.5 * S, [[200, 3]]),
    sum(1.5 * S, [
      [200, 2],
      [503, 1],
      [429, 4],
    ]),
    noAnswer(2 * S, 5),
    sum(2 * S, [[-1, 5]]),
    late(2 * S, 7),
    sum(2.5 * S, [[200, 9]]),
  ]
  expect(responsesAt(events, 5, 3)).toEqual([
    { from: -1 * S, fine: 0, refused: 0, failed: 0 },
    { from: 0, fine: 3, refused: 0, failed: 0 },
    { from: 1 * S, fine: 2, refused: 4, failed: 6 },
  ])
})

it('what was before the epoch is not counted', () => {
  const events = [sum(0.4 * S, [[200, 3]]), { ...epoch, at: 0.5 * S }, sum(0.6 * S, [[200, 1]])]
  expect(responsesAt(events, 2, 1)).toEqual([{ from: -0.4 * S, fine: 1, refused: 0, failed: 0 }])
})
