import { countOf } from '@loopscope/shared/lab/proxy/countOf'
import { NO_PROXY, type ProxiedCount } from '@loopscope/shared/lab/proxy/proxyMoment'
import { expect, it } from 'vitest'
import { requestEnds } from './requestEnds.ts'

const ok = (count: number): ProxiedCount => ({ status: 200, termination: '----', count })
const refused: ProxiedCount = { status: 503, termination: 'SC--', count: 2 }

it('counts what a server answered that was taken out meanwhile as answered by it, not by HAProxy itself', () => {
  const proxy = countOf({ ...NO_PROXY, ended: [ok(7), refused] }, 'web-api-3', () => ({
    requests: 7,
    ended: [ok(7)],
  }))
  const ends = requestEnds(proxy)
  expect(ends.map(({ status, count }) => [status, count])).toEqual([
    [200, 7],
    [503, 2],
  ])
  expect(ends[0]?.words).toBe('')
})
