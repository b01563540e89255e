import type { Order } from '../../sharedQueue/order.ts'
import type { SharedQueue } from '../../sharedQueue/sharedQueue.ts'
import { Refusal } from '../bodies/refusal.ts'
import type { Runs } from '../runs/recordRun.ts'
import { Batch } from './batch.ts'
import { conduct } from './conduct.ts'

/** For how long one that is over can still be read, ms, and how many of them at most. */
const KEPT_MS = 60_000
const MOST_KEPT = 64
const RETRY_AFTER_SECONDS = 2

/** The batches that somebody reads at this replica, or could read again. */
export class Batches {
  #runs: Runs
  #sharedQueue: SharedQueue | null
  #batches = new Map<string, Batch>()

  constructor(runs: Runs, sharedQueue: SharedQueue | null) {
    this.#runs = runs
    this.#sharedQueue = sharedQueue
  }

  /** Begins one. Throws a Refusal where this client, or everybody, has too many that go on. */
  begin(order: Order): Batch {
    const open = [...this.#batches.values()].filter((batch) => !batch.isOver)
    const { queuePerClient, queueLength } = this.#runs.config
    // Here each has two runs in the line, and the line refuses more. What is given to others waits elsewhere.
    if (2 * open.filter((one) => one.order.client === order.client).length >= queuePerClient)
      throw new Refusal(
        429,
        'too_many_waiting',
        'You already have as many batches going on as one may have: let some of them finish first.',
        RETRY_AFTER_SECONDS,
      )
    if (queueLength > 0 && 2 * open.length >= queueLength)
      throw new Refusal(
        503,
        'busy',
        'Every place is taken. Try again in a moment.',
        RETRY_AFTER_SECONDS,
      )
    return this.#hold(order)
  }

  /** One that goes on, or was over a short time ago, here or at another replica. Throws a Refusal of any other. */
  async find(id: string): Promise<Batch> {
    const known = this.#batches.get(id)
    if (known !== undefined && !known.left.aborted) return known
    const order = await this.#ask(id)
    if (order !== null) return this.#batches.get(id) ?? this.#hold(order)
    throw new Refusal(
      404,
      'unknown_batch',
      'This batch is no longer kept: it ended when nobody read it, or with the service that had it. Start it again.',
    )
  }

  async #ask(id: string): Promise<Order | null> {
    if (this.#sharedQueue === null) return null
    try {
      return await this.#sharedQueue.order(id)
    } catch (error) {
      throw new Refusal(
        503,
        'queue_unreachable',
        'What is known of this batch cannot be reached now. Try again in a moment.',
        RETRY_AFTER_SECONDS,
        error,
      )
    }
  }

  #hold(order: Order): Batch {
    const batch = new Batch(order)
    this.#batches.set(order.id, batch)
    void conduct(this.#runs, this.#sharedQueue, batch).then(() => {
      const over = [...this.#batches].filter(([, { isOver }]) => isOver)
      for (const [id] of over.slice(0, -MOST_KEPT)) this.#batches.delete(id)
      setTimeout(() => {
        if (this.#batches.get(order.id) === batch) this.#batches.delete(order.id)
      }, KEPT_MS).unref()
    })
    return batch
  }
}
