import { expect, it } from 'vitest'
import { readLabFixture } from '../../../fixtures/readLabFixture.ts'
import { LabFold } from '../labAt.ts'
import type { LabEvent } from '../labEvent.ts'
import type { LabMoment } from '../labMoment.ts'
import type { Failover } from './proxyMoment.ts'

const events = readLabFixture('haproxyFailovers')
const fold = new LabFold([...events])
/** Each failure of the recording as it was last. */
const runs = [
  ...new Map(
    events.flatMap((_, cursor): [number, Failover][] => {
      const failover = (fold.at(cursor) as LabMoment).proxy?.failover
      return failover == null ? [] : [[failover.at, failover]]
    }),
  ).values(),
]

/** When answers came that were none, or were HAProxy's own error, to what was sent while this failure went on. */
function harmedIn({ at, upAt }: Failover): readonly number[] {
  return events.flatMap((event) => {
    if (event.type !== 'answer' || event.at < at || event.at - event.us >= (upAt ?? 0)) return []
    const isOwn = (event.status ?? 0) >= 500 && event.process?.startsWith('haproxy') === true
    return event.outcome !== 'answered' || isOwn ? [event.at] : []
  })
}

it('a failure harms whoever got no answer in time, none at all, or an error of HAProxy’s own', () => {
  expect(runs.map(({ preset, cause }) => `${preset} ${cause}`)).toEqual([
    ...['notes killed', 'notes frozen', 'fast killed', 'fast frozen'],
    ...['onError killed', 'onError frozen'],
  ])
  for (const run of runs) {
    const harmed = harmedIn(run)
    expect([run.harmed, run.firstHarmedAt, run.lastHarmedAt]).toEqual([
      harmed.length,
      ...[harmed.at(0) ?? null, harmed.at(-1) ?? null],
    ])
  }
})

it('a frozen server harms with every preset, as the kernel still takes connections for it', () => {
  const frozen = runs.filter(({ cause }) => cause === 'frozen')
  expect(frozen.map(({ harmed }) => harmed > 0)).toEqual([true, true, true])
  const timedOut = events.filter(
    (event) => event.type === 'answer' && event.outcome === 'timedOut',
  ).length
  expect(frozen.reduce((sum, { harmed }) => sum + harmed, 0)).toBe(timedOut)
})

it('what HAProxy sends to a client that has left is no answer to anybody', () => {
  const last = fold.at(events.length) as LabMoment
  const late = events.filter((event) => event.type === 'proxied' && event.late)
  expect(late.length).toBe(last.totals.timedOut)
  const ended = last.proxy?.ended ?? []
  const got = ended.filter((one) => !one.late && one.status >= 0)
  expect(got.reduce((sum, { count }) => sum + count, 0)).toBe(last.totals.answered)
})

it('what ends with HAProxy, with the client or unsent is no server’s doing', () => {
  const begun = events.findIndex((event) => event.type === 'process' && event.state === 'frozen')
  const after = (...more: LabEvent[]) =>
    new LabFold([...events.slice(0, begun + 1), ...more]).at(begun + more.length)?.proxy?.failover
      ?.harmed
  const at = events[begun]?.at ?? 0
  const flying = (fold.at(begun) as LabMoment).inFlight.at(0)?.request ?? -1
  const lost: LabEvent = {
    ...{ type: 'answer', at, request: flying, outcome: 'lost', process: 'haproxy', us: 10 },
    status: null,
  }
  const kill: LabEvent = {
    ...{ type: 'action', at, action: 'kill', values: { process: 'haproxy' }, by: '1', result: '' },
  }
  expect([after(lost), after({ ...lost, unsent: 'ECONNRESET' }), after(kill, lost)]).toEqual([
    1, 0, 0,
  ])
})
