import { z } from 'zod'
import { fieldsOf, listOf, truth, within } from '../../labAction.ts'
import { proxyAlgorithms, proxyExperiments, SERVER_MS } from '../proxyNames.ts'

/**
 * Everything that can be set about the proxy: named choices and checked numbers, never a text. So nothing that a browser sends
 * can become a line of HAProxy's configuration by itself: `renderProxyConfig` writes every line.
 */

const oneOf = <const T extends readonly [string, ...string[]]>(name: string, choices: T) =>
  z.enum(choices, { error: `"${name}" must be one of ${choices.join(', ')}` })

/** Content types that an answer of the demo may have. */
export const compressibleTypes = [
  'application/json',
  'text/plain',
  'text/html',
  'text/css',
  'application/javascript',
] as const

/** The most servers that there are. */
export const MOST_SERVERS = 4

export const proxyServerSchema = fieldsOf('servers', {
  /** Its share against the others'; 0: no new request. */
  weight: within('weight', 0, 256),
  /** Requests that it is given at once, the others queue; 0: no limit. */
  maxconn: within('maxconn', 0, 200),
  /** ms that the server itself waits before each answer. */
  slowMs: within('slowMs', 0, 5000),
  /** The server's own limit, Node's `server.maxConnections`: beyond it connections are dropped; 0: none. */
  maxConnections: within('maxConnections', 0, 200),
})
export type ProxyServer = z.infer<typeof proxyServerSchema>

const checkSchema = fieldsOf('check', {
  /** 'none': nothing is checked. 'shallow': does the server answer. 'deep': and what it depends on. */
  kind: oneOf('kind', ['none', 'shallow', 'deep']),
  /** ms between two checks. */
  interMs: within('interMs', 100, 10_000),
  /** Failed checks in a row until a server is DOWN. */
  fall: within('fall', 1, 10),
  /** Passed ones in a row until it is UP again. */
  rise: within('rise', 1, 10),
})

const observeSchema = fieldsOf('observe', {
  /** What of real traffic counts as a check: nothing, connections, or answers too. */
  layer: oneOf('layer', ['none', 'layer4', 'layer7']),
  /** Errors in a row that count. */
  errorLimit: within('errorLimit', 1, 50),
  onError: oneOf('onError', ['fastinter', 'fail-check', 'sudden-death', 'mark-down']),
})

const timeoutsSchema = fieldsOf('timeouts', {
  connectMs: within('connectMs', 100, 10_000),
  clientMs: within('clientMs', 1000, 60_000),
  serverMs: within('serverMs', SERVER_MS.least, SERVER_MS.most),
  /** 0: not set, and then HAProxy takes `timeout connect`. */
  queueMs: within('queueMs', 0, 60_000),
  /** 0: not set, and then HAProxy takes the interval of the checks. */
  checkMs: within('checkMs', 0, 10_000),
})

const compressionSchema = fieldsOf('compression', {
  algo: oneOf('algo', ['off', 'gzip', 'deflate']),
  types: listOf('types', oneOf('types', compressibleTypes), {
    ...({ least: 0, most: compressibleTypes.length } as const),
    of: `of ${compressibleTypes.join(', ')}`,
  }),
  /** Whether HAProxy takes `Accept-Encoding` away, so that the servers do not compress too. */
  offload: truth('offload'),
})

const rateLimitSchema = fieldsOf('rateLimit', {
  /** Requests of one client's address within the period that pass; 0: no limit. */
  requests: within('requests', 0, 1000),
  seconds: within('seconds', 1, 60),
})

export const proxySettingsSchema = z.strictObject({
  experiment: oneOf('experiment', proxyExperiments),
  /** 'tcp': HAProxy reads nothing of what it passes on, so all that needs HTTP is left out. */
  mode: oneOf('mode', ['http', 'tcp']),
  algorithm: oneOf('algorithm', proxyAlgorithms),
  /** Of the algorithms that hash: source, uri, url_param, hdr. */
  hashType: oneOf('hashType', ['map-based', 'consistent']),
  /** web-api-1, web-api-2, ... */
  servers: listOf('servers', proxyServerSchema, {
    ...({ least: 1, most: MOST_SERVERS } as const),
    of: `objects of ${Object.keys(proxyServerSchema.shape).join(', ')}`,
  }),
  check: checkSchema,
  /** Whether the last retry may go to another server. */
  redispatch: truth('redispatch'),
  /** Further attempts to connect, after the first. */
  retries: within('retries', 0, 5),
  observe: observeSchema,
  timeouts: timeoutsSchema,
  /** Connections of clients that HAProxy takes at once, the rest wait in the kernel; 0: no limit. */
  maxconn: within('maxconn', 0, 200),
  rateLimit: rateLimitSchema,
  compression: compressionSchema,
  /** Whether there is a second port that speaks TLS. */
  tls: truth('tls'),
})
export type ProxySettings = z.infer<typeof proxySettingsSchema>
