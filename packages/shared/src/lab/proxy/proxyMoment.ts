import { type AnswerSizes, NO_SIZES } from '../gzip/foldSizes.ts'
import { type LoadMoment, NO_LOAD } from '../load/loadMoment.ts'
import type { ProxyPreset } from './config/proxyPresets.ts'
import type { ProxySettings } from './config/proxySettings.ts'
import type { Failover, Harm } from './failover/failover.ts'
import type { ProxyEventOf } from './proxyEvents.ts'
import type { ProxyRow } from './proxyRow.ts'

/** Requests that ended with one status and one termination state, by HAProxy's log. */
export type ProxiedCount = {
  readonly status: number
  readonly termination: string
  /** The client had given them up before. */
  readonly late?: true | undefined
  readonly count: number
}

/** A server of the backend as it is at a moment. Times are us on the lab's clock; null: not yet, or unknown. */
export type ProxyServerMoment = {
  readonly name: string
  /** The last that HAProxy told of it. */
  readonly state: ProxyEventOf<'server'> | null
  /** HAProxy gives it requests: UP (going down too), not in maintenance, not draining. */
  readonly up: boolean
  readonly changedAt: number | null
  /** The last health check that was seen: it reached the server, or it failed. */
  readonly checkedAt: number | null
  /** When the next check is due. */
  readonly nextCheckAt: number | null
  readonly figures: ProxyRow | null
  /**
   * How often in this epoch failed checks, or errors that counted as such, have made it DOWN. HAProxy's own `chkdown` counts
   * maintenance too.
   */
  readonly downs: number
  /** Requests of this epoch that HAProxy gave it, by how they ended. */
  readonly requests: number
  readonly ended: readonly ProxiedCount[]
}

export type ProxyMoment = {
  /** null: not told yet. */
  readonly settings: ProxySettings | null
  readonly preset: ProxyPreset | null
  /** The configuration that HAProxy runs with. */
  readonly config: ProxyEventOf<'config'> | null
  /** The one before it, of this session. */
  readonly configBefore: ProxyEventOf<'config'> | null
  /** The last that HAProxy's check refused, if none was taken since. */
  readonly refused: ProxyEventOf<'config'> | null
  /** Id of the process that has the listening sockets; null: none. */
  readonly process: string | null
  readonly reload: ProxyEventOf<'reload'> | null
  readonly servers: readonly ProxyServerMoment[]
  /**
   * Servers that the configuration has no more, or not yet, with what was counted of them in this epoch: without them nothing adds
   * up, and one that comes back counts on.
   */
  readonly away: readonly ProxyServerMoment[]
  readonly frontend: ProxyRow | null
  readonly backend: ProxyRow | null
  /** When HAProxy was last asked for its figures: what it has told of its servers may be newer. */
  readonly readAt: number | null
  /** All requests of this epoch that HAProxy has logged. */
  readonly proxied: number
  readonly ended: readonly ProxiedCount[]
  /** Of this epoch, the newest last: 12 at most. `untoldAfter`: so many, before the next of them, were only counted. */
  readonly lastProxied: readonly (ProxyEventOf<'proxied'> & { readonly untoldAfter: number })[]
  /** Harm that the client's requests came to in this epoch, the newest last: 12 at most. */
  readonly lastHarms: readonly Harm[]
  /** The failover that goes on, or the last. */
  readonly failover: Failover | null
  /** The last failover of each preset, over all epochs: the one that goes on too. */
  readonly lastRuns: Readonly<Partial<Record<ProxyPreset, Failover>>>
  readonly certificate: ProxyEventOf<'certificate'> | null
  readonly secured: ProxyEventOf<'secured'> | null
  /** HAProxy answers on its admin socket; false too before it is there. */
  readonly adminSocket: boolean
  /** Which server answered which key, and what it was the time before, of the same kind of keys in this epoch. */
  readonly keys: ProxyEventOf<'keys'> | null
  readonly keysBefore: ProxyEventOf<'keys'> | null
  /** Requests per second of the client's stream, as it was last asked for; 0: none. */
  readonly rate: number
  /** Answers that were weighed since compression was set last. */
  readonly sizes: AnswerSizes
  /** Measurements of compression, over all epochs. */
  readonly measured: LoadMoment
}

/** What an epoch begins with. */
export const NEW_PROXY = {
  settings: null,
  preset: null,
  config: null,
  configBefore: null,
  refused: null,
  process: null,
  reload: null,
  servers: [],
  away: [],
  frontend: null,
  backend: null,
  readAt: null,
  proxied: 0,
  ended: [],
  lastProxied: [],
  lastHarms: [],
  failover: null,
  certificate: null,
  secured: null,
  adminSocket: false,
  keys: null,
  keysBefore: null,
  rate: 0,
  sizes: NO_SIZES,
} as const satisfies Partial<ProxyMoment>

export const NO_PROXY: ProxyMoment = { ...NEW_PROXY, lastRuns: {}, measured: NO_LOAD }
