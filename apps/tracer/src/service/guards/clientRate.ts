import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import type { Query } from '../../shares/database.ts'
import { Refusal } from '../bodies/refusal.ts'

type Allowance = {
  /** What it is of, for the keys in the database. */
  readonly name: string
  /** Of each client in a window of time, which begins when it first takes something. */
  readonly amount: number
  readonly seconds: number
}

/**
 * So much of something for each client in a window of time. `shared`: all services with the same database count together, and
 * each by itself while the database is away. Null: this service counts alone.
 */
export class ClientRate {
  readonly #amount: number
  readonly #limiter: RateLimiterAbstract

  constructor({ name, amount, seconds }: Allowance, shared: Query | null) {
    const options = { keyPrefix: name, points: amount, duration: seconds }
    const alone = new RateLimiterMemory(options)
    this.#amount = amount
    this.#limiter =
      shared === null
        ? alone
        : new RateLimiterPostgres({
            ...options,
            storeClient: clientOf(shared),
            storeType: 'pool',
            tableName: 'rates',
            // By the migrations of the database.
            tableCreated: true,
            insuranceLimiter: alone,
          })
  }

  /**
   * Takes so much. Rejects with a Refusal with the time to wait when less is left, and takes nothing then; who has all of its own
   * may take more than there is for a window.
   */
  async take(client: string, sentence: string, amount = 1, code = 'too_many_links'): Promise<void> {
    const points = this.#pointsOf(amount)
    const refused = await this.#limiter.consume(client, points).then(() => null, refusedBy)
    if (refused === null) return
    // The library has counted what it refused: somebody else's smaller wish may still be met.
    await this.giveBack(client, amount)
    throw new Refusal(429, code, sentence, Math.max(1, Math.ceil(refused.msBeforeNext / 1000)))
  }

  /** Of what was taken and came to nothing. */
  async giveBack(client: string, amount: number): Promise<void> {
    await this.#limiter.reward(client, this.#pointsOf(amount))
  }

  #pointsOf(amount: number): number {
    return Math.min(amount, this.#amount)
  }
}

/** The limiter rejects with the client's state when it refuses, and with an Error when something is broken. */
function refusedBy(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason
  throw reason
}

type Statement = { readonly text: string; readonly values: (string | number)[] }

/** As much of a pool of `pg` as the limiter uses. */
const clientOf = (query: Query) => ({
  async query({ text, values }: Statement) {
    const rows = await query(text, values)
    return { rows, rowCount: rows.length }
  },
})
