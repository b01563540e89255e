import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { isFrontProxy, type ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import type { Step } from '../experiment.ts'

/** The demo without the page: what its terminals would be told. */
export const BY_HAND = [
  'PORT=4000 node recipeApi.ts &',
  'PORT=3001 TARGET=127.0.0.1:4000 node webApi.ts &',
  'PORT=3002 TARGET=127.0.0.1:4000 node webApi.ts &',
  'haproxy -dR -f haproxy.cfg',
] as const

const SERVERS = ['web-api-1', 'web-api-2', 'web-api-3', 'web-api-4'] as const

/** A state to wait for: HAProxy has every server as UP. */
export const ALL_UP: Step = {
  until: ({ proxy }) => proxy?.servers.every(({ up }) => up) === true,
}

/** No server waits before it answers: another question may have slowed one down. */
export const NOT_SLOW: readonly Step[] = SERVERS.map((process, i) => ({
  act: ({ proxy }) =>
    (proxy?.settings?.servers[i]?.slowMs ?? 0) > 0 ? { action: 'slow', process, slowMs: 0 } : null,
}))

/** The processes of an experiment, all of them there, none taken out, and no stream. */
export function fresh(experiment: ProxyExperiment): readonly Step[] {
  return [
    { act: ({ proxy }) => ((proxy?.rate ?? 0) > 0 ? { action: 'stream', rate: 0 } : null) },
    {
      act: ({ proxy }) =>
        proxy?.settings?.experiment === experiment ? null : { action: 'experiment', experiment },
    },
    {
      act: (moment) =>
        isGone(moment, 'recipe-api') ? { action: 'restart', process: 'recipe-api' } : null,
    },
    { act: (moment) => (isProxyGone(moment) ? { action: 'restart', process: 'haproxy' } : null) },
    ...SERVERS.flatMap((process): Step[] => [
      { act: (moment) => (isGoneServer(moment, process) ? { action: 'restart', process } : null) },
      { act: (moment) => (isTakenOut(moment, process) ? { action: 'ready', process } : null) },
    ]),
  ]
}

/** HAProxy was there, and none of it runs any more. */
function isProxyGone({ processes }: LabMoment): boolean {
  const proxies = processes.filter(isFrontProxy)
  return proxies.length > 0 && proxies.every(({ exit, frozen }) => exit !== null || frozen)
}

/** It was there, and has ended or is frozen. */
function isGone({ processes }: LabMoment, id: string): boolean {
  const process = processes.find((one) => one.id === id)
  return process !== undefined && (process.exit !== null || process.frozen)
}

/** One of the servers that HAProxy has now: another experiment's are gone with it. */
function isGoneServer(moment: LabMoment, name: string): boolean {
  return (
    moment.proxy?.servers.some((server) => server.name === name) === true && isGone(moment, name)
  )
}

function isTakenOut({ proxy }: LabMoment, name: string): boolean {
  const status = proxy?.servers.find((server) => server.name === name)?.state?.status ?? ''
  return /^(MAINT|DRAIN)/.test(status)
}
