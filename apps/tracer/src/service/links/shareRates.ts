import type { Config } from '../../config.ts'
import { ClientRate } from '../guards/clientRate.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const MIB = 1024 * 1024
/** What a link counts for at least: its row takes room, too. */
const LEAST_BYTES = 16 * 1024

/** How many links one client may make within a minute, and what those of a day may take: no one fills the store alone. */
export class ShareRates {
  #links: ClientRate
  #bytes: ClientRate
  #bytesSentence: string

  constructor(config: Pick<Config, 'sharesPerMinute' | 'shareBytesPerDay'>) {
    this.#links = new ClientRate(config.sharesPerMinute, MINUTE_MS)
    this.#bytes = new ClientRate(config.shareBytesPerDay, DAY_MS)
    const mb = config.shareBytesPerDay / MIB
    this.#bytesSentence = `Your links of the last day take ${mb} MB, which is the limit for one client: wait, or share a shorter run.`
  }

  /** Throws a Refusal with the time to wait. */
  takeLink(client: string): void {
    this.#links.take(client, 'You have made too many links within a minute.')
  }

  /** For what a link adds to the store. Throws a Refusal with the time to wait; call what it returns when nothing was stored. */
  takeBytes(client: string, bytes: number): () => void {
    const amount = Math.max(bytes, LEAST_BYTES)
    this.#bytes.take(client, this.#bytesSentence, amount)
    return () => this.#bytes.giveBack(client, amount)
  }
}
