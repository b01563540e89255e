export const proxyExperiments = [
  'balance',
  'algorithms',
  'queue',
  'compression',
  'tls',
  'stats',
  'cluster',
] as const
/** What the page's tabs are about. */
export type ProxyExperiment = (typeof proxyExperiments)[number]

/** Tabs that ask by themselves and have no control of the client's stream: it ends where one of them is chosen. */
export const STREAMLESS: ReadonlySet<string> = new Set<ProxyExperiment>([
  'queue',
  'compression',
  'tls',
])

/** An HAProxy that another has taken over from ends within so many seconds, or is killed: the client waits for no request longer than 30. */
export const RETIRE_SECONDS = 31

/** Bounds of `timeout server`, ms. */
export const SERVER_MS = { least: 100, most: 60_000 } as const

/** HAProxy's `balance`, but for 'cookie': round robin for a new client, and by its cookie then. */
export const proxyAlgorithms = [
  'roundrobin',
  'static-rr',
  'leastconn',
  'first',
  'random(1)',
  'random(2)',
  'source',
  'uri',
  'url_param',
  'hdr',
  'cookie',
] as const
export type ProxyAlgorithm = (typeof proxyAlgorithms)[number]

/** Whether this process is one of the HAProxys that have the session's own port: not one that only a measurement goes through. */
export function isFrontProxy({
  id,
  role,
}: {
  readonly id: string
  readonly role: string
}): boolean {
  return role === 'proxy' && /^haproxy(?: \d+)?$/.test(id)
}

/** The name that a server has in the configuration, in figures and on the page; `index` from 0. */
export function serverName(index: number): string {
  return `web-api-${index + 1}`
}
