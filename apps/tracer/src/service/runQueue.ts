import { Refusal } from './refusal.ts'

type Waiting = { readonly start: () => void; readonly leave: () => void }

export type RunQueueLimits = {
  readonly concurrency: number
  readonly length: number
  readonly perClient: number
}

const RETRY_AFTER_SECONDS = 2

/**
 * Lets so many runs go on at once and the others wait, client by client in turn: who posts a hundred waits behind who
 * posts one. Full for everybody is 503, full for one client is 429.
 */
export class RunQueue {
  #limits: RunQueueLimits
  #active = 0
  #clients = new Map<string, Waiting[]>()

  constructor(limits: RunQueueLimits) {
    this.#limits = limits
  }

  get active(): number {
    return this.#active
  }

  get waiting(): number {
    let count = 0
    for (const queue of this.#clients.values()) count += queue.length
    return count
  }

  /**
   * Resolves when it is this run's turn; the caller calls what it gets, once, when the run is over.
   * Rejects with a Refusal when there is no room, or with the signal's reason when the client leaves first.
   */
  async enter(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#active < this.#limits.concurrency) return this.#begin()
    const queue = this.#clients.get(client) ?? []
    if (queue.length >= this.#limits.perClient)
      throw new Refusal(
        429,
        'too_many_waiting',
        `You have ${queue.length} runs waiting already: let some of them finish first.`,
        RETRY_AFTER_SECONDS,
      )
    if (this.waiting >= this.#limits.length)
      throw new Refusal(
        503,
        'busy',
        'Every place is taken. Try again in a moment.',
        RETRY_AFTER_SECONDS,
      )
    this.#clients.set(client, queue)
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#remove(client, waiting)
        reject(signal.reason as Error)
      }
      const start = () => {
        signal.removeEventListener('abort', leave)
        resolve(this.#begin())
      }
      const waiting = { start, leave }
      queue.push(waiting)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #begin(): () => void {
    this.#active++
    let over = false
    return () => {
      if (over) return
      over = true
      this.#active--
      this.#next()
    }
  }

  /** The first client of the map goes first and then to the end: a Map keeps the order of insertion. */
  #next(): void {
    const first = this.#clients.entries().next()
    if (first.done) return
    const [client, queue] = first.value
    const waiting = queue.shift()
    this.#clients.delete(client)
    if (queue.length > 0) this.#clients.set(client, queue)
    waiting?.start()
  }

  #remove(client: string, waiting: Waiting): void {
    const queue = this.#clients.get(client)?.filter((each) => each !== waiting) ?? []
    if (queue.length === 0) this.#clients.delete(client)
    else this.#clients.set(client, queue)
  }
}
