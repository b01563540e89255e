import type { RequestRow } from '@loopscope/shared/timeline/requests/requestRow'
import { expect, test } from 'vitest'
import { nextOrder, type RequestColumn, sortRequests } from './requestColumns.ts'

const row = (number: number, more: Partial<RequestRow>): RequestRow => ({
  number,
  side: 'incoming',
  method: 'GET',
  target: '/',
  status: 200,
  place: { line: null, elsewhere: null },
  at: number,
  ranAt: null,
  end: { kind: 'answered', at: null },
  totalUs: 0,
  ranUs: 0,
  waitedUs: 0,
  waitedEvidence: 'observed',
  waits: [],
  held: null,
  callbacks: [],
  operations: new Set(),
  step: 0,
  ...more,
})
const rows = [
  row(0, { target: '/b', totalUs: 5, status: null }),
  row(1, { target: '/a', totalUs: 9, held: { callback: 1, us: 7, evidence: 'observed' } }),
  row(2, { target: '/a', method: 'DELETE', totalUs: 5 }),
]
const order = (column: RequestColumn, descending: boolean) =>
  sortRequests(rows, { column, descending }).map(({ number }) => number)

test('by any column, and equal ones as they began', () => {
  expect([
    order('number', true),
    order('request', false),
    order('status', false),
    order('totalUs', true),
    order('totalUs', false),
    order('held', true),
  ]).toEqual([
    [2, 1, 0],
    [2, 1, 0],
    [1, 2, 0],
    [1, 0, 2],
    [0, 2, 1],
    [1, 0, 2],
  ])
})

test('a column of lengths begins with the longest, and turns around when it is asked for again', () => {
  const start = { column: 'number', descending: false } as const
  const held = nextOrder(start, 'waitedUs')
  expect([held, nextOrder(held, 'waitedUs'), nextOrder(held, 'request')]).toEqual([
    { column: 'waitedUs', descending: true },
    { column: 'waitedUs', descending: false },
    { column: 'request', descending: false },
  ])
})
