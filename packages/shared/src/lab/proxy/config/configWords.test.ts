import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyProxySettings } from '../../../../fixtures/anyProxySettings.ts'
import { renderProxyConfig } from './renderProxyConfig.ts'

/**
 * Whatever a line of a rendered configuration can begin with. Each is in doc/configuration.txt of HAProxy 2.4.0 and of 3.3.0, and in
 * neither is it deprecated; both programs, built without OpenSSL, took 150 random configurations without TLS and had nothing to say.
 * `HAPROXY_BIN=... npx vitest run --project pure renderProxyConfig` tries another version. A new one has to be looked up there.
 */
const KNOWN = new Set([
  ...['global', 'nbthread', 'maxconn', 'log', 'stats socket', 'stats timeout'],
  ...['defaults', 'mode', 'timeout connect', 'timeout client', 'timeout server', 'timeout queue'],
  ...['timeout check', 'retries', 'option redispatch', 'option httpchk'],
  ...['frontend', 'bind', 'log-format', 'default_backend', 'stick-table'],
  ...['http-request track-sc0', 'http-request deny', 'http-request use-service'],
  ...['http-request set-header', 'stats enable', 'stats uri', 'stats refresh'],
  ...['backend', 'balance', 'hash-type', 'cookie', 'http-response set-header', 'http-reuse'],
  ...['compression algo', 'compression type', 'compression offload', 'server'],
])
/** Words of which the next says what they are. */
const FAMILIES = /^(?:stats|timeout|option|http-request|http-response|compression)$/

/** Behind the address of a `server` line: alone, or with the value that follows. */
const SERVER = new Set([
  ...['check', 'inter', 'fall', 'rise', 'observe', 'error-limit', 'on-error', 'weight'],
  ...['maxconn', 'cookie'],
])

it('renders nothing that HAProxy 2.4 has not, or that 3.3 deprecates', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyProxySettings, (settings) => {
      const text = renderProxyConfig(settings, {
        ...{ front: 3000, tls: 3443, servers: [3001, 3002, 3003, 3004] },
        ...{ socket: 'run/admin.sock', certificate: 'combined.pem', exporter: true },
      })
      for (const line of text.split('\n')) {
        const [first = '', second = '', , ...rest] = line.trim().split(' ')
        if (first === '') continue
        seen.add(FAMILIES.test(first) ? `${first} ${second}` : first)
        if (first === 'server')
          for (const word of rest.filter((one) => /^[a-z-]+$/.test(one)))
            if (
              !/^(?:layer[47]|fastinter|fail-check|sudden-death|mark-down|web-api-\d)$/.test(word)
            )
              expect(SERVER).toContain(word)
      }
    }),
    { numRuns: 300 },
  )
  expect([...seen].filter((words) => !KNOWN.has(words))).toEqual([])
  expect([...KNOWN].filter((words) => !seen.has(words))).toEqual([])
})
