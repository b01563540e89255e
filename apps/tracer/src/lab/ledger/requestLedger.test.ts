import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { type LedgerShare, RequestLedger } from './requestLedger.ts'

/** A ledger and what it put. */
function open(share?: LedgerShare) {
  const events: LabEvent[] = []
  const ledger = new RequestLedger((event) => events.push(event), 0, share)
  const request = (
    number: number,
    at: number,
    by: string | null = 'worker 1',
    more: { readonly streamed?: true } = {},
  ) => {
    const asked = { at, request: number, connection: number, path: '/', ...more }
    ledger.told({ told: 'request', ...asked }, at)
    ledger.told({ told: 'opened', at, connection: number, localPort: 40_000 + number }, at)
    return (outcome: 'answered' | 'lost') => {
      const answer = {
        request: number,
        outcome,
        by,
        status: null,
        us: 1,
        bytes: null,
        at: at + 1,
      } as const
      ledger.told({ told: 'answer', ...answer }, at + 1)
      ledger.told({ told: 'closed', at: at + 1, connection: number }, at + 1)
    }
  }
  const of = <T extends LabEvent['type']>(type: T) =>
    events.filter((event): event is LabEventOf<T> => event.type === type)
  return { ledger, events, request, of }
}

it('tells forty at once one by one, and counts every other in the sum', () => {
  const { ledger, request, of } = open()
  for (let number = 1; number <= 100; number++) request(number, 1000)('answered')
  ledger.sum(2000)
  const [sum] = of('sum')
  expect([of('request').length, of('answer').length, of('sum').length, sum]).toEqual([
    40,
    40,
    1,
    {
      ...{ type: 'sum', at: 2000, from: 0, to: 2000, sent: 60 },
      processes: [
        {
          ...{ process: 'worker 1', answered: 60, refused: 0, reset: 0, timedOut: 0, lost: 0 },
          ...{ accepted: 60, closed: 60 },
        },
      ],
    },
  ])
  // Nothing happened since: nothing is told.
  ledger.sum(3000)
  expect(of('sum').length).toBe(1)
})

it('knows who has a connection, whichever of worker and client told first, or only the answer', () => {
  const { ledger, request, of } = open()
  ledger.accepted('worker 2', 40_001, 990)
  request(1, 1000)
  request(2, 1000)
  ledger.accepted('worker 3', 40_002, 1001)
  request(3, 1000, 'worker 4')('answered')
  ledger.accepted('worker 4', 40_003, 1010)
  const given = of('connection').filter(({ state }) => state === 'accepted')
  expect(given.map(({ connection, process }) => [connection, process])).toEqual([
    [1, 'worker 2'],
    [2, 'worker 3'],
    [3, 'worker 4'],
  ])
})

it('gives a lost request to the worker that had its connection', () => {
  const { ledger, request, of } = open()
  const end = request(1, 1000, null)
  ledger.accepted('worker 1', 40_001, 1001)
  end('lost')
  expect(of('answer')).toEqual([
    {
      ...{ type: 'answer', at: 1001, request: 1, outcome: 'lost', process: 'worker 1' },
      ...{ status: null, us: 1 },
    },
  ])
})

it('does not take a worker’s word on a port for a connection that opens on it much later', () => {
  const { ledger, request, of } = open()
  ledger.accepted('worker 2', 40_001, 0)
  request(1, 5_000_000)
  expect(of('connection').map(({ state }) => state)).toEqual(['opened'])
})

it('ends as lost what was in flight when the client is gone, once', () => {
  const { ledger, request, of } = open({ stream: () => 0.1, asked: () => 0.1 })
  for (let number = 1; number <= 50; number++) request(number, 1000)
  ledger.end(2000)
  ledger.end(3000)
  const lost = of('sum').flatMap(({ processes }) => processes.map((row) => row.lost))
  expect(of('answer').length + lost.reduce((sum, count) => sum + count, 0)).toBe(50)
})

it('tells what somebody asks for one by one, however much of a stream was only counted', () => {
  const { ledger, request, of } = open({ stream: () => 0, asked: () => 0.3 })
  // Ten minutes of a hundred a second, and ten requests that somebody asks for.
  for (let number = 1; number <= 60_000; number++)
    request(number, number * 10_000, 'worker 1', { streamed: true })('answered')
  const before = of('request').length
  for (let number = 60_001; number <= 60_010; number++) request(number, 600_000_000)('answered')
  ledger.sum(600_000_001)
  const asked = of('request').filter(({ request: number }) => number > 60_000)
  const counted = of('sum').reduce((sum, { sent }) => sum + sent, 0)
  expect([asked.length, of('request').length + counted]).toEqual([10, 60_010])
  // Of the stream one a second, at most.
  expect(before).toBeLessThanOrEqual(601)
})
