import { expect, it } from 'vitest'
import type { LabEvent } from '../labEvent.ts'
import { foldSizes, NO_SIZES } from './foldSizes.ts'

const at = 1
const request = (number: number, path: string, accepts?: string): LabEvent => ({
  ...{ type: 'request', at, request: number, connection: 1, path },
  ...(accepts !== undefined && { accepts }),
})
const answer = (number: number, bytes: number, encoding: string): LabEvent => ({
  ...{
    type: 'answer',
    at,
    request: number,
    outcome: 'answered',
    process: 'web-api-1',
    status: 200,
  },
  ...{ us: 1, bytes, content: { type: 'text/html', encoding } },
})
const proxied = (number: number, bytes: number): LabEvent => ({
  ...{ type: 'proxied', at, request: number, server: 'web-api-1', status: 200, termination: '--' },
  ...{ TR: 0, Tw: 0, Tc: 0, Tr: 0, Ta: 0, retries: 0, redispatched: false },
  ...{ serverQueue: 0, backendQueue: 0, bytes },
})
const fold = (...events: readonly LabEvent[]) => events.reduce(foldSizes, NO_SIZES)
const page = { kind: 'page', accepts: 'gzip', type: 'text/html', encoding: 'gzip' }

it('joins what the client and HAProxy’s log tell of an answer, whichever comes first', () => {
  const size = { ...page, request: 1, bytes: 9606, before: 40_002 }
  const asked = request(1, '/page', 'gzip')
  expect(fold(asked, answer(1, 9606, 'gzip'), proxied(1, 40_002)).last).toEqual([size])
  expect(fold(asked, proxied(1, 40_002), answer(1, 9606, 'gzip')).last).toEqual([size])
})

it('weighs no 503 in the place of the page that was asked for', () => {
  const refused = { ...answer(1, 233, ''), status: 503 } as LabEvent
  expect(fold(request(1, '/page', ''), refused)).toEqual(NO_SIZES)
})

it('keeps the last answer of each kind for each client, and none that is not told to be weighed', () => {
  const { last, asked } = fold(
    ...[request(1, '/page', 'gzip'), answer(1, 9606, 'gzip'), request(2, '/page', '')],
    ...[answer(2, 40_043, ''), request(3, '/page', 'gzip'), answer(3, 9600, 'gzip')],
    ...[request(4, '/page'), answer(4, 1, ''), request(5, '/other', 'gzip'), answer(5, 1, '')],
  )
  expect(last.map(({ request: number, accepts, bytes }) => [number, accepts, bytes])).toEqual([
    [2, '', 40_043],
    [3, 'gzip', 9600],
  ])
  expect(asked).toEqual([])
})
