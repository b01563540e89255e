import { loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import { expect, test } from 'vitest'
import { planGzip, planRun } from './planRun.ts'

function plan(body: Readonly<Record<string, unknown>>) {
  const action = loadActionSchema.parse({ epoch: 1, ...body })
  if (action.action === 'stop' || action.action === 'reset') throw new Error('no run')
  return planRun(action)
}

test('A and B run in turns', () => {
  const parts = plan({ action: 'ab', a: 'direct', b: 'haproxyHttp', rounds: 2 })
  expect(parts.map(({ part, round, side, target }) => [part, round, side, target])).toEqual([
    [1, 1, 'a', 'direct'],
    [2, 1, 'b', 'haproxyHttp'],
    [3, 2, 'a', 'direct'],
    [4, 2, 'b', 'haproxyHttp'],
  ])
})

test('the stalled server is asked by a closed loop first, and then by an open one', () => {
  expect(plan({ action: 'stall' }).map(({ generator, target }) => [generator, target])).toEqual([
    ['autocannon', 'stalled'],
    ['steady', 'stalled'],
  ])
})

test('what no page may ask for is refused: too much, and whatever is no target by name', () => {
  const refused = [
    { action: 'run', target: 'direct', connections: 51 },
    { action: 'run', target: 'direct', seconds: 16 },
    { action: 'run', target: 'direct', pipelining: 11 },
    { action: 'run', target: 'direct', seconds: 1.5 },
    { action: 'run', target: 'http://example.org/' },
    { action: 'run', target: '127.0.0.1:22' },
    { action: 'run', target: 'direct', socketPath: '/var/run/docker.sock' },
    { action: 'run', target: 'direct', setupClient: '/etc/passwd' },
    { action: 'run', target: ['direct'] },
    { action: 'ab', a: 'direct', b: 'constructor' },
    { action: 'ab', a: 'direct', b: 'tls', rounds: 8 },
  ]
  for (const body of refused)
    expect([body, loadActionSchema.safeParse({ epoch: 1, ...body }).success]).toEqual([body, false])
})

test('the three ways to compress take turns, each round begins with another, and the first alone warms up', () => {
  const parts = planGzip({ rounds: 3, seconds: 2 })
  expect(
    parts.map(({ part, round, target, warmupSeconds }) => [part, round, target, warmupSeconds]),
  ).toEqual([
    ...[[1, 1, 'pagePlain', 1] as const, [2, 1, 'pageByHaproxy', 1] as const],
    ...[[3, 1, 'pageByNode', 1] as const, [4, 2, 'pageByHaproxy', 0] as const],
    ...[[5, 2, 'pageByNode', 0] as const, [6, 2, 'pagePlain', 0] as const],
    ...[[7, 3, 'pageByNode', 0] as const, [8, 3, 'pagePlain', 0] as const],
    [9, 3, 'pageByHaproxy', 0],
  ])
})
