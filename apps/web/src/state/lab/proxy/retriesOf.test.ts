import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'
import { expect, it } from 'vitest'
import { retriesOf } from './retriesOf.ts'

it('counts retries to the same server and to another: with option redispatch HAProxy has none of the first', () => {
  const row = (wretr: number, wredis: number) => ({ wretr, wredis }) as ProxyRow
  expect([
    retriesOf(row(3, 0)),
    retriesOf(row(0, 2)),
    retriesOf(row(3, 1)),
    retriesOf(null),
  ]).toEqual([3, 2, 4, null])
})
