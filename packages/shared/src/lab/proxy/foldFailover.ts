import type { LabMoment } from '../labMoment.ts'
import type { ProxyEventOf } from './proxyEvents.ts'
import type { Failover, ProxyMoment } from './proxyMoment.ts'

/** The stopwatch: from a server's end, through the last request that it harmed, to when it is given requests again. */
export function foldFailover(proxy: ProxyMoment, moment: LabMoment): ProxyMoment {
  const begun = beginning(proxy, moment)
  if (begun !== null) return keep(proxy, begun)
  const { failover } = proxy
  if (failover === null || failover.upAt !== null) return proxy
  const next = advance(failover, proxy, moment)
  return next === failover ? proxy : keep(proxy, next)
}

function keep(proxy: ProxyMoment, failover: Failover): ProxyMoment {
  const { preset, alone } = failover
  // Where no one takes over, or before anything is known, it says nothing of the health check.
  const isRun = preset !== null && !alone && (failover.downAt ?? failover.upAt) !== null
  const lastRuns = isRun ? { ...proxy.lastRuns, [preset]: failover } : proxy.lastRuns
  return { ...proxy, failover, lastRuns }
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
    alone: !proxy.servers.some(({ name, up }) => {
      const process = processes.find(({ id }) => id === name)
      return name !== event.process && up && process?.exit === null && !process.frozen
    }),
    at: event.state === 'exited' ? (asked ?? event.at) : event.at,
    ...{ harmed: 0, firstHarmedAt: null, lastHarmedAt: null, delayed: 0 },
    ...{ downAt: null, backAt: null, upAt: null, steps: [] },
  }
  // What its end harmed may be told before the end itself.
  return harm(begun, proxy.lastProxied.filter(({ at }) => at >= begun.at).map(counted))
}

function advance(failover: Failover, { servers }: ProxyMoment, { event }: LabMoment): Failover {
  switch (event.type) {
    case 'proxied':
      return harm(failover, [counted(event)])
    case 'proxiedSum':
      return harm(failover, event.rows)
    case 'process': {
      const isBack = event.state === 'listening' || event.state === 'thawed'
      return isBack && event.process === failover.server
        ? { ...failover, backAt: event.at }
        : failover
    }
    case 'server':
      return event.server === failover.server ? step(failover, event, servers) : failover
    default:
      return failover
  }
}

type Ended = Pick<
  ProxyEventOf<'proxiedSum'>['rows'][number],
  'status' | 'termination' | 'count' | 'retried' | 'last'
>

const counted = (event: ProxyEventOf<'proxied'>): Ended => ({
  ...event,
  ...{ last: event.at, count: 1, retried: event.retries > 0 ? 1 : 0 },
})

/** An error of HAProxy's own has a termination state; a server's own 500 has none. */
const isHarmed = ({ status, termination }: Ended) =>
  (status >= 500 || status < 0) && !termination.startsWith('--')

function harm(failover: Failover, rows: readonly Ended[]): Failover {
  const harmed = rows.filter(isHarmed)
  const delayed = rows.filter((row) => !isHarmed(row)).reduce((sum, row) => sum + row.retried, 0)
  if (harmed.length === 0 && delayed === 0) return failover
  const last = Math.max(failover.lastHarmedAt ?? 0, ...harmed.map((row) => row.last))
  return {
    ...failover,
    harmed: failover.harmed + harmed.reduce((sum, row) => sum + row.count, 0),
    delayed: failover.delayed + delayed,
    firstHarmedAt: failover.firstHarmedAt ?? harmed[0]?.last ?? null,
    lastHarmedAt: harmed.length === 0 ? failover.lastHarmedAt : last,
  }
}

function step(
  failover: Failover,
  { at, status, check }: ProxyEventOf<'server'>,
  servers: ProxyMoment['servers'],
): Failover {
  const known = failover.steps.at(-1)
  const steps =
    known?.status === status
      ? failover.steps
      : [...failover.steps, { at, status, check: check ?? '' }]
  const isDown = status.startsWith('DOWN')
  const up = servers.some(({ name, up: isUp }) => name === failover.server && isUp)
  return {
    ...failover,
    steps: steps.slice(-12),
    downAt: failover.downAt ?? (isDown ? at : null),
    // A server that never was DOWN, as it was back in time, is well again with its full health.
    upAt: up && failover.backAt !== null && status === 'UP' ? at : null,
  }
}
