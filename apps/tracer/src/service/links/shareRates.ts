import type { Config } from '../../config.ts'
import type { Query } from '../../shares/database.ts'
import { ClientRate } from '../guards/clientRate.ts'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE
const KIB = 1024
const MIB = 1024 * KIB
/** What a link counts for at least: its row takes room, too. */
const LEAST_BYTES = 16 * KIB

/** How many links one client may make within a minute, and what those of a day may take: no one fills the store alone. */
export class ShareRates {
  #links: ClientRate
  /** In KiB: the count of bytes of a day would not fit into 32 bits. */
  #kilobytes: ClientRate
  #bytesSentence: string

  /** `shared`: of the database, where other services have the same one. */
  constructor(
    { sharesPerMinute, shareBytesPerDay }: Pick<Config, 'sharesPerMinute' | 'shareBytesPerDay'>,
    shared: Query | null,
  ) {
    const kilobytes = Math.floor(shareBytesPerDay / KIB)
    this.#links = new ClientRate(
      { name: 'links', amount: sharesPerMinute, seconds: MINUTE },
      shared,
    )
    this.#kilobytes = new ClientRate({ name: 'kib', amount: kilobytes, seconds: DAY }, shared)
    const mb = shareBytesPerDay / MIB
    this.#bytesSentence = `Your links of the last day take ${mb} MB, which is the limit for one client: wait, or share a shorter run.`
  }

  /** Rejects with a Refusal with the time to wait. */
  takeLink(client: string): Promise<void> {
    return this.#links.take(client, 'You have made too many links within a minute.')
  }

  /** For what a link adds to the store. Rejects with a Refusal with the time to wait; call what it resolves to when nothing was stored. */
  async takeBytes(client: string, bytes: number): Promise<() => Promise<void>> {
    const amount = Math.ceil(Math.max(bytes, LEAST_BYTES) / KIB)
    await this.#kilobytes.take(client, this.#bytesSentence, amount)
    return () => this.#kilobytes.giveBack(client, amount)
  }
}
