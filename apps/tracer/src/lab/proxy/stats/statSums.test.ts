import type { ProxyRow } from '@loopscope/shared/lab/proxy/proxyRow'
import { expect, it } from 'vitest'
import { StatSums } from './statSums.ts'

const NONE = {
  ...{ status: 'UP', qcur: 0, qmax: 0, scur: 0, smax: 0, slim: null, rate: 0, hrsp_4xx: 0 },
  ...{ hrsp_5xx: 0, econ: 0, eresp: 0, wretr: 0, wredis: 0, chkfail: 0, chkdown: 0, weight: 1 },
  ...{ bin: 0, bout: 0, comp_in: 0, comp_out: 0, comp_rsp: 0 },
  ...{ qtime: null, ctime: null, rtime: null, ttime: null },
}
const row = (name: string, stot: number, scur = 0): ProxyRow => ({
  ...{ ...NONE, row: name, stot, hrsp_2xx: stot, scur, smax: scur },
})
/** Name, sum, how much of it was counted before the newest, now at work, most at once. */
const told = (sums: StatSums) =>
  sums.rows().map(({ row: name, stot, carried, scur, smax }) => [name, stot, carried, scur, smax])

it('the sums of one HAProxy are its own', () => {
  const sums = new StatSums()
  expect(sums.add(10, [row('backend', 5), row('web-api-1', 5, 2)])).toBe(true)
  sums.add(10, [row('backend', 7), row('web-api-1', 7, 1)])
  expect(told(sums)).toEqual([
    ['backend', 7, 0, 0, 0],
    ['web-api-1', 7, 0, 1, 1],
  ])
})

it('two that answer in turns around a reload are counted once each', () => {
  const sums = new StatSums()
  const heard = [
    sums.add(10, [row('backend', 100)]),
    sums.add(11, [row('backend', 3)]),
    sums.add(10, [row('backend', 104)]),
    sums.add(11, [row('backend', 8)]),
    sums.add(10, [row('backend', 105)]),
  ]
  expect(heard).toEqual([true, true, false, true, false])
  expect(told(sums)).toEqual([['backend', 113, 105, 0, 0]])
})

it('a row that is taken out and comes back goes on from where it was', () => {
  const sums = new StatSums()
  sums.add(10, [row('backend', 9), row('web-api-3', 4, 3)])
  sums.add(11, [row('backend', 2)])
  expect(told(sums)).toEqual([
    ['backend', 11, 9, 0, 0],
    ['web-api-3', 4, 4, 3, 3],
  ])
  sums.add(12, [row('backend', 5), row('web-api-3', 1)])
  expect(told(sums)).toEqual([
    ['backend', 16, 11, 0, 0],
    ['web-api-3', 5, 4, 0, 3],
  ])
})
