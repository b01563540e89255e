import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import type { Step } from '../../experiment.ts'
import { fresh } from '../proxySteps.ts'

type Queueing = {
  readonly maxconn: number
  readonly maxConnections: number
  readonly slowMs: number
  readonly queueMs: number
  /** Requests in 10 s; 0: no limit. */
  readonly rate: number
}

/** One server with these limits. */
export function limited(wanted: Queueing): readonly Step[] {
  return [
    ...fresh('queue'),
    {
      act: ({ proxy }) => {
        const settings = proxy?.settings ?? null
        return settings === null || isLimited(settings, wanted)
          ? null
          : { action: 'set', settings: partOf(settings, wanted) }
      },
    },
    { until: ({ totals }) => totals.inFlight === 0 },
    // While an HAProxy before is there, the server drops nothing.
    { until: ({ proxy }) => /^(done|failed)$/.test(proxy?.reload?.state ?? 'done') },
  ]
}

function partOf(settings: ProxySettings, wanted: Queueing) {
  const { maxconn, maxConnections, slowMs, queueMs, rate } = wanted
  return {
    servers: settings.servers.map((one) => ({ ...one, maxconn, maxConnections, slowMs })),
    timeouts: { ...settings.timeouts, queueMs },
    rateLimit: { requests: rate, seconds: 10 },
  }
}

function isLimited({ servers, timeouts, rateLimit }: ProxySettings, wanted: Queueing): boolean {
  return (
    servers.every(
      ({ maxconn, maxConnections, slowMs }) =>
        maxconn === wanted.maxconn &&
        maxConnections === wanted.maxConnections &&
        slowMs === wanted.slowMs,
    ) &&
    timeouts.queueMs === wanted.queueMs &&
    rateLimit.requests === wanted.rate
  )
}
