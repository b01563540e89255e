import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { spoiled } from './spoiled.ts'

const header = (demo: 'haproxy' | 'autocannon'): LabEvent => ({
  ...({ type: 'lab', v: 1, at: 0, demo, labId: 'x', startedAt: '', node: '24.21.0' } as const),
  ...{ platform: 'linux', cores: 2, labels: {}, files: [] },
})
const proxy = (
  process: string,
  state: LabEventOf<'process'>['state'],
  at = 1_000_000,
): LabEvent => ({ type: 'process', at, process, role: 'proxy', state, pid: 1 })
const begun = [header('haproxy'), proxy('haproxy', 'listening')]

it('lets an experiment wait while nothing has happened that would decide it for nobody', () => {
  expect(spoiled(begun, 1)).toBe(null)
  // A reload: the new one has the sockets before the old one is gone.
  const reload = [...begun, proxy('haproxy 2', 'listening'), proxy('haproxy', 'exited')]
  expect(spoiled(reload, 1)).toBe(null)
  const idle = [proxy('haproxy 2', 'started'), proxy('haproxy', 'exited')]
  expect(spoiled([...begun, ...idle, proxy('haproxy 2', 'listening')], 1)).toBe(null)
  expect(spoiled([...begun, ...idle, proxy('haproxy 2', 'exited')], 1)).toMatch(/^HAProxy has/)
})

it.each<[string, LabEvent, RegExp]>([
  ['HAProxy has ended', proxy('haproxy', 'exited'), /^HAProxy has ended, so this decides nothing/],
  [
    'it began anew',
    { type: 'epoch', at: 2_000_000, epoch: 2, reason: 'reset', labels: {} },
    /^Everything began anew/,
  ],
  [
    'it ended',
    { type: 'end', at: 2_000_000, reason: 'stopped', message: null },
    /^The session ended/,
  ],
  [
    'a minute went by',
    proxy('haproxy 2', 'started', 70_000_000),
    /^Nothing decided it within 60 s/,
  ],
])('says that %s', (_, event, sentence) => {
  expect(spoiled([...begun, event], 1)).toMatch(sentence)
  // Before it was asked nothing of that counts.
  expect(spoiled([...begun, event, proxy('haproxy 3', 'listening', event.at)], 3)).toBe(null)
})

it('says of requests that were only counted that another session records them one by one', () => {
  const sum: LabEvent = {
    type: 'sum',
    at: 2_000_000,
    from: 0,
    to: 2_000_000,
    sent: 7,
    processes: [],
  }
  const one: LabEvent = { type: 'request', at: 2_000_000, request: 1, connection: 1, path: '/' }
  const late = proxy('haproxy 2', 'started', 70_000_000)
  expect(spoiled([...begun, one, sum, late], 1)).toBe(
    'Nothing decided it within 60 s: of 8 requests since then 7 were only counted, not recorded one by one. Turn the stream off and ask again, or start another session.',
  )
  // Those before it was asked are none of its own.
  expect(spoiled([...begun, sum, one, late], 2)).toBe(
    'Nothing decided it within 60 s. Reset, and ask again.',
  )
})

it('lets the proxies of load runs come and go', () => {
  const ended = [
    header('autocannon'),
    proxy('haproxy http', 'started'),
    proxy('haproxy http', 'exited'),
  ]
  expect(spoiled(ended, 0)).toBe(null)
})

it('lets a load run wait for its turn', () => {
  const late = [header('autocannon'), proxy('haproxy', 'started', 90_000_000)]
  expect(spoiled(late, 0)).toBe(null)
})
