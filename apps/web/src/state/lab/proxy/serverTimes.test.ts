import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { proxySettingsSchema } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { expect, it } from 'vitest'
import { serverTimes } from './serverTimes.ts'

const isTaken = (serverMs: number) =>
  proxySettingsSchema.shape.timeouts.safeParse({ ...PROXY_STARTS.balance.timeouts, serverMs })
    .success

it('the page offers what the service takes, from its least to its most', () => {
  const times = serverTimes(50_000)
  const [least = 0, most = 0] = [times.at(0), times.at(-1)]
  expect([times.every(isTaken), isTaken(least - 1), isTaken(most + 1)]).toEqual([
    ...[true, false, false],
  ])
})

it('a value that was set elsewhere has its place, and no other is gone', () => {
  expect([serverTimes(50_000).length, serverTimes(750).slice(3, 6)]).toEqual([11, [500, 750, 1000]])
})
