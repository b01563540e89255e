import type { ProxyAlgorithm } from '../proxyNames.ts'
import type { ProxyPlaces } from './proxyPlaces.ts'
import type { ProxySettings } from './proxySettings.ts'
import { serverLine } from './serverLine.ts'

/** Header of an answer that names the server which gave it. */
export const SERVER_HEADER = 'X-Server'

/** Parameter and header that `url_param` and `hdr` look at, and cookie that 'cookie' sets. */
export const HASHED = { param: 'id', header: 'X-User', cookie: 'SRV' } as const

/** The servers, and how HAProxy chooses among them, checks them and answers in their place. */
export function renderBackend(settings: ProxySettings, { servers }: ProxyPlaces): string[] {
  const { mode, check, compression, algorithm } = settings
  const lines = ['backend web-api', ...balance(settings)]
  if (mode === 'http') {
    if (algorithm === 'cookie') lines.push(`cookie ${HASHED.cookie} insert indirect nocache`)
    lines.push(`http-response set-header ${SERVER_HEADER} %s`)
    if (compression.algo !== 'off') lines.push(...compressed(compression))
    // A server that limits its connections counts those too that are kept and idle: with another beside them it drops it.
    if (settings.servers.some(({ maxConnections }) => maxConnections > 0))
      lines.push('http-reuse always')
  }
  if (check.kind !== 'none')
    lines.push(`option httpchk GET ${check.kind === 'deep' ? '/health/deep' : '/health'}`)
  for (const index of settings.servers.keys())
    lines.push(serverLine(settings, index, servers[index] ?? 0))
  return lines
}

/** Of a compression without a type HAProxy would compress every answer: then there is none. */
function compressed({ algo, types, offload }: ProxySettings['compression']): string[] {
  if (types.length === 0) return []
  const lines = [`compression algo ${algo}`, `compression type ${[...new Set(types)].join(' ')}`]
  return offload ? ['compression offload', ...lines] : lines
}

const NEEDS_HTTP = new Set<ProxyAlgorithm>(['uri', 'url_param', 'hdr', 'cookie'])

const HASHES = new Set<ProxyAlgorithm>(['source', 'uri', 'url_param', 'hdr'])

/** In mode tcp, what needs HTTP becomes round robin, as there is no request to look at. */
function balance({ mode, algorithm, hashType }: ProxySettings): string[] {
  if (mode === 'tcp' && NEEDS_HTTP.has(algorithm)) return ['balance roundrobin']
  const line = `balance ${BALANCE[algorithm]}`
  return HASHES.has(algorithm) ? [line, `hash-type ${hashType}`] : [line]
}

const BALANCE: Readonly<Record<ProxyAlgorithm, string>> = {
  roundrobin: 'roundrobin',
  'static-rr': 'static-rr',
  leastconn: 'leastconn',
  first: 'first',
  'random(1)': 'random(1)',
  'random(2)': 'random(2)',
  source: 'source',
  uri: 'uri',
  url_param: `url_param ${HASHED.param}`,
  hdr: `hdr(${HASHED.header})`,
  cookie: 'roundrobin',
}
