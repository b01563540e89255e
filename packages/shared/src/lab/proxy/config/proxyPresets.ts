import type { ProxyExperiment } from '../proxyNames.ts'
import type { ProxyServer, ProxySettings } from './proxySettings.ts'

export const proxyPresetNames = ['notes', 'fast', 'onError'] as const
/** How fast a dead server is noticed. notes: HAProxy's own defaults. fast: checked more often. onError: by a failed request. */
export type ProxyPreset = (typeof proxyPresetNames)[number]

type Failover = Pick<ProxySettings, 'check' | 'redispatch' | 'retries' | 'observe'>

const NO_OBSERVE = { layer: 'none', errorLimit: 10, onError: 'fail-check' } as const

/** What each preset sets. */
export const PROXY_PRESETS: Readonly<Record<ProxyPreset, Failover>> = {
  notes: {
    check: { kind: 'shallow', interMs: 2000, fall: 3, rise: 2 },
    redispatch: false,
    retries: 3,
    observe: NO_OBSERVE,
  },
  fast: {
    check: { kind: 'shallow', interMs: 500, fall: 2, rise: 2 },
    redispatch: false,
    retries: 3,
    observe: NO_OBSERVE,
  },
  onError: {
    check: { kind: 'shallow', interMs: 500, fall: 2, rise: 2 },
    redispatch: true,
    retries: 2,
    observe: { layer: 'layer4', errorLimit: 1, onError: 'mark-down' },
  },
}

const SERVER: ProxyServer = { weight: 1, maxconn: 0, slowMs: 0, maxConnections: 0 }

/** The notes' own configuration: two servers, checked every 2 s. */
const NOTES: ProxySettings = {
  experiment: 'balance',
  mode: 'http',
  algorithm: 'roundrobin',
  hashType: 'map-based',
  servers: [SERVER, SERVER],
  ...PROXY_PRESETS.notes,
  timeouts: { connectMs: 5000, clientMs: 50_000, serverMs: 50_000, queueMs: 0, checkMs: 0 },
  maxconn: 0,
  rateLimit: { requests: 0, seconds: 10 },
  compression: { algo: 'off', types: ['application/json', 'text/plain'], offload: true },
  tls: false,
}

/** What each experiment starts with. */
export const PROXY_STARTS: Readonly<Record<ProxyExperiment, ProxySettings>> = {
  balance: NOTES,
  algorithms: {
    ...NOTES,
    ...PROXY_PRESETS.onError,
    experiment: 'algorithms',
    servers: [SERVER, SERVER, SERVER],
  },
  queue: {
    ...NOTES,
    experiment: 'queue',
    servers: [{ ...SERVER, maxconn: 2, maxConnections: 2, slowMs: 2000 }],
    // The checks take connections too, and with two in all there is none for them.
    check: { ...PROXY_PRESETS.notes.check, kind: 'none' },
    timeouts: { ...NOTES.timeouts, queueMs: 30_000 },
    maxconn: 8,
  },
  compression: {
    ...NOTES,
    experiment: 'compression',
    servers: [SERVER],
    compression: {
      ...NOTES.compression,
      algo: 'gzip',
      types: ['application/json', 'text/plain', 'text/html'],
    },
  },
  tls: { ...NOTES, experiment: 'tls', servers: [SERVER], tls: true },
  stats: { ...NOTES, experiment: 'stats' },
  // Two workers of a cluster run beside it.
  cluster: { ...NOTES, experiment: 'cluster' },
}

/** The preset whose values these settings have; null: none of them. */
export function presetOf(settings: Failover): ProxyPreset | null {
  const { check, redispatch, retries, observe } = settings
  const name = (of: Failover) =>
    JSON.stringify([
      [of.check.kind, of.check.interMs, of.check.fall, of.check.rise],
      [of.redispatch, of.retries],
      [of.observe.layer, of.observe.errorLimit, of.observe.onError],
    ])
  const own = name({ check, redispatch, retries, observe })
  return proxyPresetNames.find((preset) => name(PROXY_PRESETS[preset]) === own) ?? null
}
