import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import { compressibleTypes } from '@loopscope/shared/lab/proxy/config/proxySettings'
import type { ProxyActionRequest } from '@loopscope/shared/lab/proxy/proxyActions'
import { type ProxyAlgorithm, proxyAlgorithms } from '@loopscope/shared/lab/proxy/proxyNames'
import type { LabStep, WithoutEpoch } from './labStep.ts'
import { quiet, ready, send, stream } from './proxySteps.ts'
import { measured, setCompression, weighed } from './proxyTabSteps.ts'

type Step = LabStep<WithoutEpoch<ProxyActionRequest>>

const balance = (algorithm: ProxyAlgorithm, more: object = {}): Step => ({
  ...{ action: 'set', settings: { algorithm, ...more } },
})
const maint: Step = { action: 'maint', process: 'web-api-3' }
const allKeys = send(300, { vary: 'path', keys: 300 })
const keysTold: Step = {
  until: ({ totals, proxy }) => totals.inFlight === 0 && proxy?.keys != null,
}
/** 300 keys, and again without one of three servers. */
const keysMove: Step[] = [
  ...[allKeys, 500, keysTold, 1000, maint, 800, allKeys, 500, keysTold, quiet, 1500],
  ...[{ action: 'ready', process: 'web-api-3' } as const, ready(3), 500],
]

const [server] = PROXY_STARTS.queue.servers
if (server === undefined) throw new Error('an experiment has a server')
const queue = (values: object, more: object = {}): Step => ({
  ...{ action: 'set', settings: { servers: [{ ...server, ...values }], ...more } },
})

/** Both work as a whole, HAProxy's checks have found so too, and what was sent has ended. */
const bothWhole: Step = {
  until: ({ pair, beside, proxy }: LabMoment) =>
    proxy?.servers.every(({ up, state }) => up && state?.status === 'UP') === true &&
    (pair === null
      ? beside?.processes.filter(({ state }) => state === 'listening').length === 2
      : pair.cluster.wholeAt !== null && pair.haproxy.wholeAt !== null),
}
const pair = (what: 'kill' | 'freeze' | 'back'): Step => ({ action: 'pair', do: what })
const down: Step = { until: ({ proxy }) => proxy?.failover?.downAt != null }

/** What the tabs of HAProxy's demo play where none can run. */
export const TAB_STORIES = {
  algorithms: [
    ...[ready(3), 500, send(60), 500, quiet, 300],
    // Equal requests to each other algorithm.
    ...proxyAlgorithms.slice(1).flatMap((name) => [balance(name), 400, send(60), 500, quiet, 300]),
    // And another algorithm while requests go on.
    ...[balance('roundrobin'), stream(20), 1000, balance('leastconn'), 1500, stream(0), quiet, 500],
    ...[balance('uri'), 700, ...keysMove, balance('uri', { hashType: 'consistent' }), 700],
    ...keysMove,
  ],
  queue: [
    ...[ready(1), 500, send(10, { at: 'once' }), 500, quiet, 1200],
    ...[queue({ maxconn: 0 }), ready(1), 500, send(6, { at: 'once' }), 500, quiet, 1200],
    queue({ slowMs: 20 }, { rateLimit: { requests: 5, seconds: 10 } }),
    ...[ready(1), 500, send(8, { at: 'once' }), 500, quiet, 1200],
  ],
  compression: [
    ...[ready(1), 700, { action: 'weigh' } as const, 500, weighed, 1500],
    ...[setCompression({ types: [...compressibleTypes] }), 700],
    ...[{ action: 'weigh' } as const, 500, weighed, 1500, setCompression({ offload: false }), 700],
    ...[{ action: 'weigh' } as const, 500, weighed, 1500, setCompression({}), 700],
    ...[{ action: 'weigh' } as const, 500, weighed, 1000],
    ...[{ action: 'measure', rounds: 3, seconds: 2 } as const, 500, measured, 1500],
  ],
  stats: [
    ...[ready(2), 700, send(20), 500, quiet, 1200],
    ...[
      { action: 'set', settings: { redispatch: true } } as const,
      ready(2),
      1200,
      send(10),
      quiet,
    ],
    ...[1200, { action: 'kill', process: 'web-api-1' } as const, stream(10), down, 1500],
    ...[
      { action: 'restart', process: 'web-api-1' } as const,
      ready(2),
      1500,
      stream(0),
      quiet,
      700,
    ],
  ],
  tls: [
    ...[ready(1), 1000, send(1, { over: 'tls' }), 1000, send(1, { over: 'tlsWithoutCa' }), 1000],
    ...[send(1, { over: 'plainToTls' }), 1000, send(20, { over: 'tls' }), 700, quiet, 700],
  ],
  cluster: [
    ...[ready(2), bothWhole, 700, stream(10), 1500, pair('kill'), down, 3500, pair('back')],
    ...[500, bothWhole, 1500, { action: 'preset', preset: 'onError' } as const, 1500, pair('kill')],
    ...[down, 2000, pair('back'), 500, bothWhole, 1500, pair('freeze'), down, 5500, pair('back')],
    ...[500, bothWhole, 1000, { action: 'startAgain', on: true } as const, 300, pair('kill'), 500],
    ...[bothWhole, 1500, stream(0), quiet, 700],
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>
