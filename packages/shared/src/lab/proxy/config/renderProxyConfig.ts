import { PROXY_LOG_FORMATS } from '../proxyLogLine.ts'
import type { ProxyPlaces } from './proxyPlaces.ts'
import type { ProxySettings } from './proxySettings.ts'
import { renderBackend } from './renderBackend.ts'

/** The longest path of a unix socket that HAProxy takes, in bytes. */
const LONGEST_SOCKET = 96

/**
 * The whole configuration of HAProxy, 2.4 and newer: the same text for the same values, with a newline at its end, and one that
 * HAProxy has no warning for. What the mode or the number of ports makes impossible is left out. Throws a RangeError on places
 * that could not stand in a configuration.
 */
export function renderProxyConfig(settings: ProxySettings, places: ProxyPlaces): string {
  checkPlaces(settings, places)
  const sections = [global(places), defaults(settings), frontend(settings, places)]
  if (settings.tls) sections.push(secure(settings, places))
  sections.push(renderBackend(settings, places))
  return `${sections.map(([head, ...lines]) => [head, ...lines.map((line) => `    ${line}`)].join('\n')).join('\n\n')}\n`
}

function checkPlaces(settings: ProxySettings, places: ProxyPlaces): void {
  const ports = [places.front, ...(settings.tls ? [places.tls] : []), ...places.servers]
  const files = [places.socket, ...(settings.tls ? [places.certificate] : [])]
  if (ports.some((port) => !Number.isInteger(port) || port < 1 || port > 65_535))
    throw new RangeError('A port must be a whole number from 1 to 65535')
  if (files.some((path) => !/^[\w./-]{1,200}$/.test(path)))
    throw new RangeError('A path may have letters, digits and ._/- only')
  if (places.socket.length > LONGEST_SOCKET)
    throw new RangeError(`The path of a socket may have ${LONGEST_SOCKET} bytes`)
  if (places.servers.length < settings.servers.length)
    throw new RangeError('Every server needs a port')
}

function global({ socket }: ProxyPlaces): string[] {
  return [
    'global',
    // One thread: servers are taken in one order, and there is one core's worth of work to measure.
    'nbthread 1',
    'maxconn 1000',
    'log stdout len 4096 format raw local0',
    // A path that does not begin with a slash would be taken for a port.
    `stats socket unix@${socket} mode 600 level admin expose-fd listeners`,
    'stats timeout 30s',
  ]
}

function defaults({ mode, redispatch, retries, timeouts }: ProxySettings): string[] {
  const lines = [
    'defaults',
    `mode ${mode}`,
    'log global',
    `timeout connect ${timeouts.connectMs}ms`,
    `timeout client ${timeouts.clientMs}ms`,
    `timeout server ${timeouts.serverMs}ms`,
  ]
  if (timeouts.queueMs > 0) lines.push(`timeout queue ${timeouts.queueMs}ms`)
  if (timeouts.checkMs > 0) lines.push(`timeout check ${timeouts.checkMs}ms`)
  if (retries !== 3) lines.push(`retries ${retries}`)
  // 1: a request may change its server at every retry; without the number, at the last one only.
  if (redispatch) lines.push('option redispatch 1')
  return lines
}

function frontend(settings: ProxySettings, { front, exporter }: ProxyPlaces): string[] {
  const { mode, maxconn, rateLimit } = settings
  const lines = ['frontend inbound', `bind 127.0.0.1:${front}`]
  if (maxconn > 0) lines.push(`maxconn ${maxconn}`)
  lines.push(`log-format '${PROXY_LOG_FORMATS[mode]}'`)
  if (mode === 'http') {
    if (rateLimit.requests > 0) lines.push(...limit(rateLimit))
    if (exporter) lines.push('http-request use-service prometheus-exporter if { path /metrics }')
    lines.push('stats enable', 'stats uri /admin?stats', 'stats refresh 2s')
  }
  return [...lines, 'default_backend web-api']
}

/** A client is its address here: all of the demo's requests come from one. */
function limit({ requests, seconds }: ProxySettings['rateLimit']): string[] {
  return [
    `stick-table type ip size 1k expire ${seconds}s store http_req_rate(${seconds}s)`,
    'http-request track-sc0 src',
    `http-request deny deny_status 429 if { sc_http_req_rate(0) gt ${requests} }`,
  ]
}

function secure({ mode }: ProxySettings, { tls, certificate }: ProxyPlaces): string[] {
  const alpn = mode === 'http' ? ' alpn h2,http/1.1' : ''
  const lines = [
    'frontend secure',
    `bind 127.0.0.1:${tls} ssl crt ${certificate}${alpn}`,
    `log-format '${PROXY_LOG_FORMATS[mode]}'`,
  ]
  if (mode === 'http') lines.push('http-request set-header X-Forwarded-Proto https')
  return [...lines, 'default_backend web-api']
}
