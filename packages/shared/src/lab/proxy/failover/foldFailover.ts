import type { LabEvent } from '../../labEvent.ts'
import type { LabMoment } from '../../labMoment.ts'
import { harmOf } from '../harmOf.ts'
import type { ProxyEventOf } from '../proxyEvents.ts'
import type { ProxyMoment } from '../proxyMoment.ts'
import type { Failover, Harm } from './failover.ts'
import { isSeenLate, settle } from './settleFailover.ts'

/** The stopwatch: from a server's end, through the last request that it harmed, to when it is given requests again. */
export function foldFailover(before: ProxyMoment, moment: LabMoment): ProxyMoment {
  const told = harmOf(moment.event, { ...moment, proxy: before })
  const proxy =
    told === null ? before : { ...before, lastHarms: [...before.lastHarms.slice(-KEPT), told] }
  const begun = beginning(proxy, moment)
  if (begun !== null) return keep(proxy, begun)
  const { failover } = proxy
  // What is told from here on is of the next failure, which counts it as soon as it has begun: a row in the table stays as it was.
  if (failover === null || isNextAsked(failover, proxy, moment)) return proxy
  const going = isSeenLate(failover, moment.event) ? { ...failover, upAt: null } : failover
  const { upAt } = going
  const next =
    upAt === null
      ? settle(harmed(advance(going, proxy, moment), told), proxy, moment)
      : // What it was given before it was well may come to harm later.
        harmed(late(going, upAt, moment.event), told !== null && told.sentAt < upAt ? told : null)
  return next === failover ? proxy : keep(proxy, next)
}

const KEPT = 11

function keep(proxy: ProxyMoment, failover: Failover): ProxyMoment {
  const { preset, alone } = failover
  // Where no one takes over, or before anything is known, it says nothing of the health check.
  const isRun = preset !== null && !alone && (failover.downAt ?? failover.upAt) !== null
  const lastRuns = isRun ? { ...proxy.lastRuns, [preset]: failover } : proxy.lastRuns
  return { ...proxy, failover, lastRuns }
}

/** Somebody has asked for the end of a server that HAProxy gives requests to, and the end itself is not told yet. */
function isNextAsked({ server, upAt }: Failover, proxy: ProxyMoment, { processes }: LabMoment) {
  return proxy.servers.some(({ name, up }) => {
    const process = processes.find(({ id }) => id === name)
    const isAsked = process?.exit === null && process.askedToEndAt !== null
    // Killed again before it was well: it is the same failure.
    return up && isAsked && (name !== server || upAt !== null)
  })
}

/** A web-api that a running HAProxy gave requests to has ended, or was frozen. */
function beginning(proxy: ProxyMoment, { event, processes }: LabMoment): Failover | null {
  if (proxy.process === null || event.type !== 'process' || event.withAll) return null
  if (event.state !== 'exited' && event.state !== 'frozen') return null
  const server = proxy.servers.find(({ name }) => name === event.process)
  if (server === undefined || !server.up) return null
  const { failover } = proxy
  // Frozen first and killed then: it is the same failure.
  if (failover?.server === event.process && failover.upAt === null) return null
  const asked = processes.find(({ id }) => id === event.process)?.askedToEndAt ?? null
  const begun: Failover = {
    server: event.process,
    cause: event.state === 'frozen' ? 'frozen' : 'killed',
    preset: proxy.preset,
    rate: proxy.rate,
    alone: !proxy.servers.some(({ name, up }) => {
      const process = processes.find(({ id }) => id === name)
      return name !== event.process && up && process?.exit === null && !process.frozen
    }),
    at: event.state === 'exited' ? (asked ?? event.at) : event.at,
    ...{ harmed: 0, firstHarmedAt: null, lastHarmedAt: null, delayed: 0 },
    ...{ downAt: null, takenOutAt: null, backAt: null, upAt: null, steps: [] },
  }
  // What its end harmed or delayed may be told before the end itself.
  const early = proxy.lastHarms.filter(({ at }) => at >= begun.at)
  const delayed = proxy.lastProxied.filter(({ at }) => at >= begun.at).map(retriedOf)
  return early.reduce(harmed, { ...begun, delayed: sum(delayed) })
}

function advance(failover: Failover, { rate }: ProxyMoment, { event }: LabMoment): Failover {
  switch (event.type) {
    case 'action':
      return rate > failover.rate ? { ...failover, rate } : failover
    case 'proxied':
      return delay(failover, retriedOf(event))
    case 'proxiedSum':
      return delay(failover, sum(event.rows.map(retriedOf)))
    case 'process': {
      if (event.process !== failover.server) return failover
      if (event.state === 'listening' || event.state === 'thawed')
        return { ...failover, backAt: event.at }
      // Killed or frozen again before it was well: it is the same failure.
      const isOut = event.state === 'exited' || event.state === 'frozen'
      return isOut ? { ...failover, backAt: null } : failover
    }
    case 'server':
      return event.server === failover.server ? step(failover, event) : failover
    default:
      return failover
  }
}

type Ended = Pick<ProxyEventOf<'proxied'>, 'status' | 'termination' | 'late'> &
  ({ readonly retries: number } | { readonly retried: number })

/** How many were answered well, but only after HAProxy had tried again. A server's own 500 is an answer too. */
function retriedOf(row: Ended): number {
  if ((row.status >= 500 || row.status < 0) && !row.termination.startsWith('--')) return 0
  if (row.late) return 0
  return 'retried' in row ? row.retried : Math.min(1, row.retries)
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

function delay(failover: Failover, count: number): Failover {
  return count === 0 ? failover : { ...failover, delayed: failover.delayed + count }
}

/** HAProxy's three retries of a connection, one a second, us. */
const RETRYING = 3_000_000

/** What waited for a retry as the server came back is answered well only then. */
function late(failover: Failover, upAt: number, event: LabEvent): Failover {
  if (event.type === 'proxied')
    return event.at - event.Ta * 1000 < upAt ? delay(failover, retriedOf(event)) : failover
  return event.type === 'proxiedSum' && event.from - upAt < RETRYING
    ? delay(failover, sum(event.rows.map(retriedOf)))
    : failover
}

/** A server that is dead takes no request: what waited for an answer for too long was with another. */
function harmed(failover: Failover, harm: Harm | null): Failover {
  if (harm === null || (harm.tooSlow && failover.cause === 'killed')) return failover
  return {
    ...failover,
    harmed: failover.harmed + harm.count,
    firstHarmedAt: failover.firstHarmedAt ?? harm.at,
    lastHarmedAt: Math.max(failover.lastHarmedAt ?? 0, harm.at),
  }
}

function step(failover: Failover, { at, status, check }: ProxyEventOf<'server'>): Failover {
  const known = failover.steps.at(-1)
  const steps =
    known?.status === status
      ? failover.steps
      : [...failover.steps, { at, status, check: check ?? '' }]
  const isDown = status.startsWith('DOWN')
  return {
    ...failover,
    steps: steps.slice(-12),
    downAt: failover.downAt ?? (isDown ? at : null),
  }
}
