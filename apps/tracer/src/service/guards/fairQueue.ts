type Waiting = { readonly start: () => void; readonly signal: AbortSignal }

/** After so many turns half of what was refused is forgotten. */
const HALVED_AFTER = 8

/** One turn of so many goes round the clients, so that whoever asks for much has some. */
const ROUND = 3

/**
 * Those who wait, client by client in turn: who posts a hundred waits behind who posts one. Two turns of three are for whoever asks
 * for least: where others flood several services, one that asks once at a time has only one of them to get turns of.
 */
export class FairQueue {
  // The first client of the map is the next, and then goes to the end: a Map keeps the order of insertion.
  #clients = new Map<string, readonly Waiting[]>()
  /** How often each was refused lately. */
  #refused = new Map<string, number>()
  #turns = 0

  get length(): number {
    let count = 0
    for (const waiting of this.#clients.values()) count += waiting.length
    return count
  }

  lengthOf(client: string): number {
    return this.#clients.get(client)?.length ?? 0
  }

  /** Notes that somebody asked and may not wait. */
  refuse(client: string): void {
    this.#refused.set(client, (this.#refused.get(client) ?? 0) + 1)
  }

  /**
   * How many of those who wait would have their turn before one more of this client, where nobody else comes. Of a client of whom
   * none waits those turns alone count that are before it by rights, not the one that goes round.
   */
  turnsBefore(client: string): number {
    if (this.lengthOf(client) > 0) return this.#turnsBeforeAnother(client)
    const demand = this.#demandOf(client) + 1
    const modest = [...this.#clients.keys()].filter((other) => this.#demandOf(other) <= demand)
    return Math.min(this.#clients.size, Math.ceil((modest.length * ROUND) / (ROUND - 1)))
  }

  #turnsBeforeAnother(client: string): number {
    const waiting = new Map<string, number>()
    for (const [other, { length }] of this.#clients) waiting.set(other, length)
    const own = (waiting.get(client) ?? 0) + 1
    waiting.set(client, own)
    for (let left = own, turns = 0; ; turns++) {
      const next = this.#nextOf(waiting, this.#turns + turns) ?? client
      if (next === client && --left === 0) return turns
      const others = (waiting.get(next) ?? 0) - 1
      // As startNext does: to the end of the map, or away.
      waiting.delete(next)
      if (others > 0) waiting.set(next, others)
    }
  }

  /** Whether whoever waits by this signal has the next turn. */
  isNext(signal: AbortSignal): boolean {
    const next = this.#next()
    return next !== null && this.#clients.get(next)?.[0]?.signal === signal
  }

  /** Resolves with what `begin` returns when `startNext` comes to it; rejects with the signal's reason when that aborts. */
  wait<T>(client: string, signal: AbortSignal, begin: () => T): Promise<T> {
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
      this.#clients.set(client, [...(this.#clients.get(client) ?? []), waiting])
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  /** Starts whoever is next; false when no one waits. */
  startNext(): boolean {
    const client = this.#next()
    if (client === null) return false
    const [first, ...others] = this.#clients.get(client) ?? []
    this.#clients.delete(client)
    if (others.length > 0) this.#clients.set(client, others)
    this.#turns++
    if (this.#turns % HALVED_AFTER === 0) this.#forgetHalf()
    first?.start()
    return true
  }

  #next(): string | null {
    const lengths = new Map([...this.#clients].map(([client, { length }]) => [client, length]))
    return this.#nextOf(lengths, this.#turns)
  }

  /** Who has this turn, where so many of each client wait. */
  #nextOf(waiting: ReadonlyMap<string, number>, turn: number): string | null {
    let next: string | null = null
    let least = Number.POSITIVE_INFINITY
    for (const [client, length] of waiting) {
      if (turn % ROUND === 0) return client
      const demand = length + this.#refusedOf(client)
      if (demand < least) [next, least] = [client, demand]
    }
    return next
  }

  #demandOf(client: string): number {
    return this.lengthOf(client) + this.#refusedOf(client)
  }

  #refusedOf(client: string): number {
    return this.#refused.get(client) ?? 0
  }

  #forgetHalf(): void {
    for (const [client, times] of this.#refused)
      if (times === 1) this.#refused.delete(client)
      else this.#refused.set(client, times >> 1)
  }

  #remove(client: string, waiting: Waiting): void {
    const others = this.#clients.get(client)?.filter((each) => each !== waiting) ?? []
    if (others.length === 0) this.#clients.delete(client)
    else this.#clients.set(client, others)
  }
}
