import { Refusal } from './refusal.ts'

const MINUTE_MS = 60_000

/**
 * So many of something for each client in a minute, saved up while none is used. Remembers only clients that have not got all of
 * theirs back.
 */
export class ClientRate {
  #perMinute: number
  #now: () => number
  /** Client -> when it has all of them back. */
  #paid = new Map<string, number>()

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute
    this.#now = now
  }

  /** Takes one. Throws a Refusal with the time to wait when there is none left. */
  take(client: string, sentence: string): void {
    const now = this.#now()
    this.#tidy(now)
    const each = MINUTE_MS / this.#perMinute
    const paid = Math.max(now, this.#paid.get(client) ?? 0) + each
    const wait = paid - now - MINUTE_MS
    // Half a millisecond of rounding is nobody's fault.
    if (wait > 0.5) throw new Refusal(429, 'too_many_links', sentence, Math.ceil(wait / 1000))
    // The last to be served goes to the end: the first of the map are free again first, or nearly.
    this.#paid.delete(client)
    this.#paid.set(client, paid)
  }

  #tidy(now: number): void {
    for (const [client, paid] of this.#paid) {
      if (paid > now) return
      this.#paid.delete(client)
    }
  }
}
