import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../fixtures/readLabFixture.ts'
import { LabFold } from '../../labAt.ts'
import type { LabEvent } from '../../labEvent.ts'
import type { LabMoment } from '../../labMoment.ts'
import type { Failover } from './failover.ts'

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

it('what the next failure harms before its end is told counts for it alone: the row before stays as it was', () => {
  const isKill = (event: LabEvent | undefined) =>
    event?.type === 'action' && event.action === 'kill' && event.values['process'] === 'web-api-1'
  const begun = events.findIndex(isKill)
  const down = events.findIndex((_, cursor) => {
    const failover = (fold.at(cursor) as LabMoment).proxy?.failover
    return cursor > begun && failover?.server === 'web-api-1' && failover.downAt !== null
  })
  const well = events.findIndex((_, cursor) => {
    const failover = (fold.at(cursor) as LabMoment).proxy?.failover
    return cursor > down && failover?.server === 'web-api-1' && failover.upAt !== null
  })
  // One server is DOWN when the other is killed; or it is well again, and killed once more.
  const kills = [
    [down, 'web-api-2', 'web-api-1'],
    [well, 'web-api-1', 'web-api-1'],
    [well, 'web-api-2', 'web-api-1'],
  ] as const
  for (const [cursor, process, before] of kills) {
    const { at, processes, inFlight, proxy } = fold.at(cursor) as LabMoment
    const pid = processes.find(({ id }) => id === process)?.pid ?? 0
    // Sent before the kill: it was with the server.
    const sentAt = (proxy?.failover?.upAt ?? at) - 10
    const harms: LabEvent[] = [
      {
        ...{ type: 'action', at: at + 1, action: 'kill', values: { process }, by: '1', result: '' },
      },
      {
        ...{ type: 'answer', at: at + 2, request: inFlight.at(0)?.request ?? -1, outcome: 'lost' },
        ...{ process: 'haproxy', us: at + 2 - sentAt, status: null },
      },
      {
        ...{ type: 'process', at: at + 3, process, role: 'server', state: 'exited', pid },
        ...{ code: null, signal: 'SIGKILL', asked: true },
      },
    ]
    const after = new LabFold([...events.slice(0, cursor + 1), ...harms])
    const rows = harms.map((_, index) => {
      const now = (after.at(cursor + 1 + index) as LabMoment).proxy
      return now?.lastRuns.notes
    })
    expect(proxy?.lastRuns.notes?.server).toBe(before)
    expect(rows).toEqual(harms.map(() => proxy?.lastRuns.notes))
    const next = (after.at(cursor + harms.length) as LabMoment).proxy?.failover
    expect([next?.server, next?.at, next?.harmed]).toEqual([process, at + 1, 1])
  }
})

it('a run knows what its failure was, and how much was asked for meanwhile', () => {
  expect(runs.map(({ cause, rate }) => `${cause} ${rate}`)).toEqual([
    ...['killed 10', 'frozen 10', 'killed 10', 'frozen 10', 'killed 10', 'frozen 10'],
  ])
})

it('what HAProxy sends to a client that has left is no answer to anybody', () => {
  const last = fold.at(events.length) as LabMoment
  const late = events.filter((event) => event.type === 'proxied' && event.late)
  expect(late.length).toBe(last.totals.timedOut)
  const ended = last.proxy?.ended ?? []
  const got = ended.filter((one) => !one.late && one.status >= 0)
  expect(got.reduce((sum, { count }) => sum + count, 0)).toBe(last.totals.answered)
})

it('a server that is slow harms nobody on account of one that is dead, and a frozen one may', () => {
  const after = (state: 'exited' | 'frozen') => {
    const begun = events.findIndex((event) => event.type === 'process' && event.state === state)
    const { at, inFlight, proxy } = fold.at(begun) as LabMoment
    const answer: LabEvent = {
      ...{ type: 'answer', at: at + 1, request: inFlight.at(0)?.request ?? -1, us: 10 },
      ...{ outcome: 'answered', process: 'haproxy', status: 504 },
    }
    const now = new LabFold([...events.slice(0, begun + 1), answer]).at(begun + 1)
    return (now?.proxy?.failover?.harmed ?? 0) - (proxy?.failover?.harmed ?? 0)
  }
  expect([after('exited'), after('frozen')]).toEqual([0, 1])
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
