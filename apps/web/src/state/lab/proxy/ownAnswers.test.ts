import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'
import { expect, it } from 'vitest'
import { ownAnswers } from './ownAnswers.ts'

const row = (values: Partial<ProxyRow>) => values as ProxyRow
const front = (stot: number, req_tot: number, more: Partial<ProxyRow> = {}) =>
  row({ stot, req_tot, ...{ intercepted: 0, dreq: 0, ereq: 0 }, ...more })

it('says why the frontend has more than the backend, and nothing where it has not', () => {
  expect(ownAnswers(front(76, 76), row({ stot: 76 }))).toBe(null)
  expect(ownAnswers(front(78, 78, { intercepted: 2 }), row({ stot: 76 }))).toBe(
    '78 requests came on 78 connections of the frontend; HAProxy answered 2 itself: 2 asked for its own figures. The backend was given 76.',
  )
  expect(ownAnswers(front(9, 12, { intercepted: 1, dreq: 3, ereq: 1 }), row({ stot: 6 }))).toBe(
    '12 requests came on 9 connections of the frontend; HAProxy answered 5 itself: 1 asked for its own figures, 3 refused by a rule and 1 no valid request; 1 had not come as far as the backend. The backend was given 6.',
  )
})

it('says less of a recording that has only the sums', () => {
  expect(ownAnswers(row({ stot: 78 }), row({ stot: 76 }))).toContain('is in no other row')
  expect(ownAnswers(row({ stot: 76 }), row({ stot: 76 }))).toBe(null)
})
