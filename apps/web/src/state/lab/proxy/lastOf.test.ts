import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { lastOf } from './lastOf.ts'

const recorded = readLabFixture('haproxy')
const begin = recorded.slice(
  0,
  recorded.findIndex(({ type }) => type === 'proxied'),
)
const single = recorded.find((event): event is ProxyEventOf<'proxied'> => event.type === 'proxied')
if (single === undefined) throw new Error('none')
const at = single.at

const sum = (count: number): LabEvent => {
  const row = { server: 'web-api-1', status: 200, termination: '----', retried: 0, last: at }
  return { type: 'proxiedSum', at, from: at, to: at, rows: [{ ...row, count }] }
}
const noSums = begin.filter(({ type }) => type !== 'proxiedSum')
const said = (...events: LabEvent[]) => {
  const all = [...noSums, ...events]
  const proxy = new LabFold(all).at(all.length - 1)?.proxy
  return proxy == null ? undefined : lastOf(proxy)
}

it('says how many of the last requests are not drawn, and nothing where all are', () => {
  const one = single as LabEvent
  expect([
    said(one, one),
    said(sum(4)),
    said(sum(1)),
    // Those before the first that is drawn are not of the last.
    said(sum(4), one, sum(2), one, sum(3)),
    said(one, sum(2)),
    said(one, sum(2), ...Array.from({ length: 12 }, () => one)),
  ]).toEqual([
    null,
    'Of the last 4 requests none was recorded by itself: all are counted.',
    'The last request was only counted: it was not recorded by itself.',
    'Of the last 7 requests 2 are drawn here: the others were only counted.',
    'Of the last 3 requests 1 is drawn here: the others were only counted.',
    null,
  ])
})
