type Waiting = { readonly start: () => void; readonly signal: AbortSignal }

/** Those who wait, client by client in turn: who posts a hundred waits behind who posts one. */
export class FairQueue {
  // The first client of the map is the next, and then goes to the end: a Map keeps the order of insertion.
  #clients = new Map<string, Waiting[]>()

  get length(): number {
    let count = 0
    for (const queue of this.#clients.values()) count += queue.length
    return count
  }

  lengthOf(client: string): number {
    return this.#clients.get(client)?.length ?? 0
  }

  /** How many of those who wait would have their turn before one more of this client. */
  turnsBefore(client: string): number {
    const own = this.lengthOf(client)
    let turns = own
    for (const [other, queue] of this.#clients)
      if (other !== client) turns += Math.min(queue.length, own + 1)
    return turns
  }

  /** Whether whoever waits by this signal has the next turn. */
  isNext(signal: AbortSignal): boolean {
    const first = this.#clients.values().next()
    return !first.done && first.value[0]?.signal === signal
  }

  /** Resolves with what `begin` returns when `startNext` comes to it; rejects with the signal's reason when that aborts. */
  wait<T>(client: string, signal: AbortSignal, begin: () => T): Promise<T> {
    const queue = this.#clients.get(client) ?? []
    this.#clients.set(client, queue)
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#remove(client, waiting)
        reject(signal.reason as Error)
      }
      const waiting = {
        signal,
        start: () => {
          signal.removeEventListener('abort', leave)
          resolve(begin())
        },
      }
      queue.push(waiting)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  /** Starts whoever is next; false when no one waits. */
  startNext(): boolean {
    const first = this.#clients.entries().next()
    if (first.done) return false
    const [client, queue] = first.value
    const waiting = queue.shift()
    this.#clients.delete(client)
    if (queue.length > 0) this.#clients.set(client, queue)
    waiting?.start()
    return true
  }

  #remove(client: string, waiting: Waiting): void {
    const queue = this.#clients.get(client)?.filter((each) => each !== waiting) ?? []
    if (queue.length === 0) this.#clients.delete(client)
    else this.#clients.set(client, queue)
  }
}
