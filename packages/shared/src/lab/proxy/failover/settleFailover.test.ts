import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../fixtures/readLabFixture.ts'
import { LabFold } from '../../labAt.ts'
import type { LabEvent, LabEventOf } from '../../labEvent.ts'
import type { LabMoment } from '../../labMoment.ts'
import { isUnnoticed } from './settleFailover.ts'

const recorded = readLabFixture('haproxyFailovers')
const fold = new LabFold([...recorded])
/** Both servers are UP, and nothing was done to them yet. */
const whole = recorded.findIndex((event) => event.type === 'action' && event.action === 'kill') - 1
const { at: begun, proxy: before, processes } = fold.at(whole) as LabMoment
const haproxy = before?.process ?? ''

type State = LabEventOf<'process'>['state']

const asked = (after: number, action: string, process = 'web-api-1'): LabEvent => ({
  ...{ type: 'action', at: begun + after, action, values: { process }, by: '1', result: '' },
})
const became = (after: number, state: State, process = 'web-api-1'): LabEvent => ({
  ...{ type: 'process', at: begun + after, process, state, pid: 7 },
  role: processes.find(({ id }) => id === process)?.role ?? 'server',
  ...(state === 'exited' && { code: null, signal: 'SIGKILL', asked: true }),
})
const seen = (after: number, status: string): LabEvent => {
  const state = before?.servers[0]?.state
  if (state == null) throw new Error('no server')
  return { ...state, at: begun + after, status }
}
const killed = (after: number, process?: string) => [
  asked(after, 'kill', process),
  became(after + 1, 'exited', process),
]
const started = (after: number, process?: string) => [
  became(after, 'started', process),
  became(after + 1, 'listening', process),
]
/** HAProxy has nothing to tell of it. */
const restarted = [asked(10, 'restart'), became(11, 'exited'), ...started(20)]

/** The failover and its row after these: times from the first of them on. */
function told(...events: readonly LabEvent[]) {
  const now = new LabFold([...recorded.slice(0, whole + 1), ...events])
  const { proxy } = now.at(whole + events.length) as LabMoment
  const { failover } = proxy ?? {}
  if (failover == null) return null
  const { server, cause, at, downAt, takenOutAt, backAt, upAt } = failover
  const since = (time: number | null) => (time === null ? null : time - begun)
  return {
    ...{ server, cause, unnoticed: isUnnoticed(failover), at: since(at), downAt: since(downAt) },
    ...{ takenOutAt: since(takenOutAt), backAt: since(backAt), upAt: since(upAt) },
    isRow: proxy?.lastRuns.notes === failover,
  }
}

const one = { server: 'web-api-1', cause: 'killed', unnoticed: false, downAt: null }
const going = { ...one, takenOutAt: null, backAt: null, upAt: null, isRow: false }

it('a server that HAProxy never saw fall is well when it listens again, and its row ends', () => {
  const over = { ...going, at: 10, backAt: 21, upAt: 21, unnoticed: true, isRow: true }
  expect(told(...restarted)).toEqual(over)
  expect(told(asked(10, 'freeze'), became(10, 'frozen'), became(20, 'thawed'))).toEqual({
    ...{ ...over, cause: 'frozen', backAt: 20, upAt: 20 },
  })
})

it('the next kill of it begins anew, with its own clock', () => {
  expect(told(...restarted, ...killed(50))).toEqual({ ...going, at: 50 })
  expect(told(...restarted, asked(50, 'freeze'), became(50, 'frozen'))).toEqual({
    ...{ ...going, cause: 'frozen', at: 50 },
  })
  const both = [
    ...killed(10),
    ...killed(12, 'web-api-2'),
    ...started(20),
    ...started(22, 'web-api-2'),
  ]
  expect(told(...both)).toMatchObject({ server: 'web-api-2', at: 12, upAt: 23 })
  expect(told(...both, ...killed(50))).toEqual({ ...going, at: 50 })
})

it('a check that had failed before is told a look later: it is not well until HAProxy has it as UP', () => {
  const late = [...restarted, seen(30, 'UP 2/3')]
  expect(told(...late)).toMatchObject({ upAt: null, backAt: 21, unnoticed: false })
  expect(told(...late, seen(40, 'UP'))).toMatchObject({ downAt: null, upAt: 40, unnoticed: false })
  // What fails long after it was well is no part of it.
  expect(told(...restarted, seen(60_000_000, 'UP 2/3'))).toMatchObject({ upAt: 21 })
})

it('killed again before it was well it is not back any more', () => {
  const twice = [...killed(10), seen(15, 'UP 2/3'), ...started(20), ...killed(30)]
  expect(told(...twice)).toMatchObject({ at: 10, backAt: null, upAt: null })
})

it('without HAProxy nothing is well, and with the next one it is', () => {
  const gone = [...killed(10), asked(12, 'kill', haproxy), became(13, 'exited', haproxy)]
  expect(told(...gone, ...started(20))).toMatchObject({ backAt: 21, upAt: null })
  expect(told(...gone, ...started(20), ...started(30, haproxy))).toMatchObject({ upAt: 31 })
})

it('what is drained or set to maintenance gets nothing for that alone, and fails on when it is ready', () => {
  for (const status of ['MAINT', 'DRAIN']) {
    const out = [...killed(10), seen(15, status)]
    expect(told(...out)).toEqual({ ...going, at: 10, takenOutAt: 15 })
    expect(told(...out, seen(20, 'UP 1/3'))).toEqual({ ...going, at: 10 })
    expect(told(...out, ...started(20), seen(30, 'UP'))).toMatchObject({
      ...{ takenOutAt: null, backAt: 21, upAt: 30, unnoticed: false },
    })
  }
})

it('a drained server that is killed harms nobody: nothing begins, and nothing goes on afterwards', () => {
  const drained = [seen(5, 'DRAIN'), ...killed(10), ...started(20), seen(30, 'UP')]
  expect([told(...drained.slice(0, 3)), told(...drained)]).toEqual([null, null])
  expect(told(...drained, ...killed(50))).toEqual({ ...going, at: 50 })
})

it('what waited for a retry as the server came back counts as delayed, and what was sent later does not', () => {
  const sent = recorded.find((event) => event.type === 'proxied' && event.status === 200)
  if (sent?.type !== 'proxied') throw new Error('nothing was answered')
  // Each was answered a second after the server was back, and took so many ms.
  const answered = (Ta: number): LabEvent => ({
    ...{ ...sent, at: begun + 1_000_021, retries: 1, Ta, late: undefined },
  })
  const delayed = (...events: readonly LabEvent[]) => {
    const now = new LabFold([...recorded.slice(0, whole + 1), ...restarted, ...events])
    return now.at(whole + restarted.length + events.length)?.proxy?.failover?.delayed
  }
  expect([delayed(), delayed(answered(1010)), delayed(answered(900))]).toEqual([0, 1, 0])
})
