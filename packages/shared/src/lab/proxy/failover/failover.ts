import type { ProxyPreset } from '../config/proxyPresets.ts'

/** Requests of the client's that came to harm. Times are us on the lab's clock. */
export type Harm = {
  readonly count: number
  readonly at: number
  /** When the first of them was sent, as far as that is known. */
  readonly sentAt: number
  /** A server had it, and did not answer within timeout server: that one was alive, slow or frozen. */
  readonly tooSlow?: true
}

/** One server's failure, from when it was killed or frozen on. Times are us on the lab's clock. */
export type Failover = {
  readonly server: string
  readonly cause: 'killed' | 'frozen'
  /** The preset that was set; null: other values. */
  readonly preset: ProxyPreset | null
  /** The most requests per second that the client's stream was asked for until it was over; 0: there was none. */
  readonly rate: number
  /** No other server was left to take over. */
  readonly alone: boolean
  readonly at: number
  /** The client's requests since then that got no answer in its time, none at all, or an error of HAProxy's own. */
  readonly harmed: number
  readonly firstHarmedAt: number | null
  readonly lastHarmedAt: number | null
  /** Requests that were answered well, but only after HAProxy had tried again. */
  readonly delayed: number
  /** HAProxy marked it down. */
  readonly downAt: number | null
  /** By hand it was drained, set to maintenance or taken out of the configuration, and still is: HAProxy gives it nothing for that alone. */
  readonly takenOutAt: number | null
  /** It was started again, or thawed. */
  readonly backAt: number | null
  /**
   * HAProxy gives it requests again, and it answers them: the failover is over. The same as `backAt` where HAProxy never stopped giving
   * it requests.
   */
  readonly upAt: number | null
  /** What HAProxy told of the server meanwhile, in order: "UP 2/3", ... */
  readonly steps: readonly {
    readonly at: number
    readonly status: string
    readonly check: string
  }[]
}
