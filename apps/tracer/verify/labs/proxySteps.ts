import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxyActionRequest } from '@loopscope/shared/lab/proxy/proxyActions'
import type { LabStep, WithoutEpoch } from './labStep.ts'

type Step = LabStep<WithoutEpoch<ProxyActionRequest>>

/** HAProxy gives requests to so many servers, and everything that was sent has ended. */
export const ready = (servers: number): Step => ({
  until: ({ proxy, totals, processes }: LabMoment) =>
    proxy?.process != null &&
    proxy.servers.filter(({ up }) => up).length === servers &&
    totals.inFlight === 0 &&
    processes.some(({ id, state }) => id === 'client' && state === 'online'),
})
export const quiet: Step = { until: ({ totals }) => totals.inFlight === 0 }
/** The last server that failed is known to be down. */
const down: Step = { until: ({ proxy }) => proxy?.failover?.downAt != null }
const back: Step = { until: ({ proxy }) => proxy?.failover?.upAt != null }
export const send = (count: number, more: object = {}): Step => ({ action: 'send', count, ...more })
export const stream = (rate: number): Step => ({ action: 'stream', rate })
const kill = (process: 'web-api-1' | 'web-api-2' | 'recipe-api' | 'haproxy'): Step => ({
  ...{ action: 'kill', process },
})
const restart = (process: 'web-api-1' | 'web-api-2' | 'recipe-api' | 'haproxy'): Step => ({
  ...{ action: 'restart', process },
})
/** It fails, is noticed, and is back. */
const failover: Step[] = [kill('web-api-1'), down, 2500, restart('web-api-1'), back, 700]

/** What pages play where no demo can run. */
export const PROXY_STORY: readonly Step[] = [
  ...[ready(2), 500, stream(10), 1500, ...failover],
  ...[{ action: 'preset', preset: 'fast' } as const, 1200, ...failover],
  ...[{ action: 'preset', preset: 'onError' } as const, 1200, ...failover],
  ...[kill('web-api-1'), 700, kill('web-api-2'), 1200],
  ...[restart('web-api-1'), restart('web-api-2'), { until: twoUp }, 1200, stream(0), quiet, 400],
]

/** A server is killed and another frozen with each preset: what is told of it beforehand is compared with what came. */
export const PROXY_FAILOVERS: readonly Step[] = [
  ...[ready(2), 2500, stream(10), 500],
  ...(['notes', 'fast', 'onError'] as const).flatMap((preset): Step[] => [
    ...[{ action: 'preset', preset } as const, 2500, kill('web-api-1'), down, 3500],
    ...[restart('web-api-1'), back, 2500, { action: 'freeze', process: 'web-api-2' } as const],
    ...[down, 5500, { action: 'thaw', process: 'web-api-2' } as const, back, 1500],
  ]),
  ...[stream(0), quiet, 400],
]

function twoUp({ proxy }: LabMoment): boolean {
  return proxy?.servers.every(({ up }) => up) ?? false
}

const [server] = PROXY_STARTS.queue.servers
if (server === undefined) throw new Error('an experiment has a server')
const queue = (values: object, more: object = {}): Step => ({
  action: 'set',
  settings: { servers: [{ ...server, slowMs: 300, ...values }], ...more },
})

/** What sentences are tested on. */
export const PROXY_EVERYTHING: readonly Step[] = [
  ...[ready(2), send(4), 300, quiet, stream(10), kill('web-api-1'), down, stream(0), quiet],
  ...[restart('web-api-1'), back, { action: 'preset', preset: 'onError' } as const, ready(2)],
  ...[kill('web-api-1'), send(4), down, quiet, restart('web-api-1'), back],
  ...[{ action: 'freeze', process: 'web-api-2' } as const, down, 300],
  ...[{ action: 'thaw', process: 'web-api-2' } as const, back],
  ...[{ action: 'drain', process: 'web-api-1' } as const, 300, send(2), 200],
  ...[{ action: 'maint', process: 'web-api-1' } as const, 300, send(2), 200],
  ...[{ action: 'ready', process: 'web-api-1' } as const, ready(2), kill('recipe-api')],
  ...[send(2), 300, quiet, restart('recipe-api'), 1000],
  ...[{ action: 'kill', process: 'web-api-1', signal: 'SIGTERM' } as const],
  ...[{ action: 'kill', process: 'web-api-2', signal: 'SIGTERM' } as const],
  ...[{ until: ({ proxy }: LabMoment) => proxy?.servers.every(({ up }) => !up) ?? false }],
  ...[send(2), 300, quiet, restart('web-api-1'), restart('web-api-2'), ready(2)],
  // A request that is at work as its server ends.
  ...[{ action: 'slow', process: 'web-api-1', slowMs: 1500 } as const],
  ...[
    { action: 'slow', process: 'web-api-2', slowMs: 1500 } as const,
    send(2, { at: 'once' }),
    400,
  ],
  ...[kill('web-api-1'), quiet, restart('web-api-1'), ready(2), kill('haproxy'), send(1), 300],
  ...[restart('haproxy'), ready(2), send(1), 400, kill('haproxy'), quiet, restart('haproxy')],
  ...[ready(2), { action: 'experiment', experiment: 'algorithms' } as const, ready(3)],
  ...[{ action: 'set', settings: { algorithm: 'uri', hashType: 'consistent' } } as const, ready(3)],
  ...[send(60, { vary: 'path', keys: 60 }), 100, quiet, 300],
  ...[{ action: 'maint', process: 'web-api-3' } as const, 300],
  ...[send(60, { vary: 'path', keys: 60 }), 100, quiet, 300],
  ...[{ action: 'experiment', experiment: 'queue' } as const, ready(1), queue({}), ready(1)],
  ...[send(6, { at: 'once' }), 200, quiet, queue({ maxconn: 0 }), ready(1)],
  ...[send(4, { at: 'once' }), 200, quiet, 300],
  queue({ slowMs: 1500 }, { timeouts: { ...PROXY_STARTS.queue.timeouts, queueMs: 300 } }),
  ...[ready(1), send(4, { at: 'once' }), 200, quiet, 300],
  queue({}, { timeouts: { ...PROXY_STARTS.queue.timeouts, serverMs: 100 } }),
  ...[ready(1), send(1), 200, quiet, 300],
  queue({ maxconn: 0, slowMs: 0 }, { rateLimit: { requests: 2, seconds: 10 } }),
  ...[ready(1), send(4), 200, quiet, 300],
  ...[{ action: 'experiment', experiment: 'tls' } as const, ready(1)],
  ...[send(1, { over: 'tls' }), 300, send(1, { over: 'tlsWithoutCa' }), 300],
  ...[send(1, { over: 'plainToTls' }), 500, quiet],
  ...[{ action: 'reset' } as const, ready(1)],
]
