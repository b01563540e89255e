import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { serverName } from '@loopscope/shared/lab/proxy/proxyNames'
import type { ServerOrder } from '../inside/guardOrders.ts'

type LimitsParts = {
  /** Gives a server its values. */
  readonly order: (server: string, order: ServerOrder) => void
  /** Whether an HAProxy before still answers what it has. */
  readonly retires: () => boolean
}

/**
 * Tells the servers their own values. While two HAProxies ask them, none has a limit of connections: those that the one before has
 * would leave no place for the next one's, nor for its first check, and what it is given would be dropped.
 */
export class ServerLimits {
  /** No server has a limit now, whatever is set. */
  lifted = false
  #parts: LimitsParts
  #settings: ProxySettings | null = null
  /** Another HAProxy is about to take over. */
  #isAwaited = false

  constructor(parts: LimitsParts) {
    this.#parts = parts
  }

  /** Before another HAProxy takes over: these are the settings there are. */
  lift(settings: ProxySettings): void {
    this.#isAwaited = true
    this.#tell(settings, true)
  }

  /** The settings that hold from now on, the limits as soon as no HAProxy before is left. */
  set(settings: ProxySettings): void {
    this.#isAwaited = false
    this.#tell(settings, this.#parts.retires())
  }

  /** No HAProxy before is left. */
  hold(): void {
    if (this.#settings !== null && this.lifted && !this.#isAwaited)
      this.#tell(this.#settings, false)
  }

  #tell(settings: ProxySettings, lifted: boolean): void {
    this.#settings = settings
    this.lifted = lifted
    for (const [index, { slowMs, maxConnections }] of settings.servers.entries()) {
      const order = { do: 'set', slowMs, maxConnections: lifted ? 0 : maxConnections } as const
      this.#parts.order(serverName(index), order)
    }
  }
}
