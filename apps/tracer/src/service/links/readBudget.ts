import { Refusal } from '../bodies/refusal.ts'

const RETRY_AFTER_SECONDS = 5

/** Compressed bytes that wait in memory for those who read links: so many of all, and a quarter of them of one client. */
export class ReadBudget {
  #most: number
  #bytes = 0
  #ofClient = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  /** Takes room for a link; call what it returns once. Throws a Refusal where there is none. */
  begin(client: string, bytes: number): () => void {
    const own = this.#ofClient.get(client) ?? 0
    // A link that is larger than all there is can still be read by itself.
    if (own > 0 && own + bytes > this.#most / 4)
      throw new Refusal(
        429,
        'too_many_reads',
        'You are reading too many large links at once: let some of them finish first.',
        RETRY_AFTER_SECONDS,
      )
    if (this.#bytes > 0 && this.#bytes + bytes > this.#most)
      throw new Refusal(
        503,
        'busy',
        'Too many links are being read at once. Try again in a moment.',
        RETRY_AFTER_SECONDS,
      )
    this.#count(client, bytes)
    return () => this.#count(client, -bytes)
  }

  #count(client: string, bytes: number): void {
    this.#bytes += bytes
    const own = (this.#ofClient.get(client) ?? 0) + bytes
    if (own > 0) this.#ofClient.set(client, own)
    else this.#ofClient.delete(client)
  }
}
