import { fileURLToPath } from 'node:url'
import { proxyOf } from '@loopscope/shared/lab/load/availableTargets'
import type { MeasuredTarget } from '@loopscope/shared/lab/load/loadTargets'
import type { Launch } from '../inside/guardOrders.ts'

/** A server of the demo's own: what it is called, and how it is started on a port. */
export type LoadServer = {
  readonly id: string
  /** Workers that listen before it is ready. */
  readonly workers: number
  readonly launch: (port: number) => Launch
}

const REPORTER = new URL('../inside/load/loadReporter.ts', import.meta.url).href

/** What the HAProxy in front of a target's server is called; null: there is none. */
export function proxyId(target: MeasuredTarget): string | null {
  const proxy = proxyOf(target)
  return proxy === null ? null : PROXY_IDS[proxy]
}

const PROXY_IDS = {
  haproxyHttp: 'haproxy http',
  haproxyTcp: 'haproxy tcp',
  haproxyGzip: 'haproxy gzip',
  tls: 'haproxy tls',
} as const

/** A cluster's worker, by its primary's name: "rr worker 1". */
export function workerId(primary: string, worker: number | ''): string {
  return `${primary.replace(/ primary$/, '')} worker ${worker}`
}

/** The server that answers a target's requests; null: no one does. */
export function serverOf(target: MeasuredTarget): LoadServer | null {
  switch (target) {
    case 'direct':
    case 'haproxyHttp':
    case 'haproxyTcp':
    case 'tls':
      return server('native-http', 'nativeHttp.ts')
    case 'nodeGzip':
    case 'haproxyGzip':
    case 'pagePlain':
    case 'pageByHaproxy':
    case 'pageByNode':
      return server('server-gzip', 'serverGzip.ts')
    case 'clusterRr':
      return server('rr primary', 'clusterHttp.ts', 2, { POLICY: 'rr' })
    case 'clusterNone':
      return server('none primary', 'clusterHttp.ts', 2, { POLICY: 'none' })
    case 'stalled':
      return server('slow-http', 'slowHttp.ts')
    case 'dead':
      return null
    default:
      return target satisfies never
  }
}

function server(
  id: string,
  program: string,
  workers = 0,
  env: Readonly<Record<string, string>> = {},
): LoadServer {
  const file = fileURLToPath(new URL(`../../../demos/load/${program}`, import.meta.url))
  const launch = (port: number): Launch => ({
    ...{ kind: 'node', of: id, file, args: [], execArgv: ['--import', REPORTER] },
    env: { ...env, PORT: String(port), NAME: id },
  })
  return { id, workers, launch }
}
