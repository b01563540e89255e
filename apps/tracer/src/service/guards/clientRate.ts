import { Refusal } from '../bodies/refusal.ts'

/**
 * So much of something for each client in a window of time, saved up while none is used. Remembers only clients that have not
 * got all of theirs back.
 */
export class ClientRate {
  #eachMs: number
  #windowMs: number
  #now: () => number
  /** Client -> when it has all of its own back. */
  #paid = new Map<string, number>()

  constructor(amount: number, windowMs: number, now: () => number = Date.now) {
    this.#eachMs = windowMs / amount
    this.#windowMs = windowMs
    this.#now = now
  }

  /**
   * Takes so much. Throws a Refusal with the time to wait when less is left; who has all of its own may take more than there is
   * for a window.
   */
  take(client: string, sentence: string, amount = 1, code = 'too_many_links'): void {
    const now = this.#now()
    this.#tidy(now)
    const owed = Math.max(now, this.#paid.get(client) ?? 0)
    const paid = owed + amount * this.#eachMs
    const wait = Math.min(paid - this.#windowMs, owed) - now
    // Half a millisecond of rounding is no one's fault.
    if (wait > 0.5) throw new Refusal(429, code, sentence, Math.ceil(wait / 1000))
    // The last to be served goes to the end: the first of the map are free again first, or nearly.
    this.#paid.delete(client)
    this.#paid.set(client, paid)
  }

  /** Of what was taken and came to nothing. */
  giveBack(client: string, amount: number): void {
    const paid = this.#paid.get(client)
    if (paid !== undefined) this.#paid.set(client, paid - amount * this.#eachMs)
  }

  #tidy(now: number): void {
    for (const [client, paid] of this.#paid) {
      if (paid > now) return
      this.#paid.delete(client)
    }
  }
}
