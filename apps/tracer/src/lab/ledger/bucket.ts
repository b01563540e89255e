/** Fills with so many a second, and holds so many: what is in it may be taken. */
export class Bucket {
  #rate: () => number
  #most: number | null
  #level: number | null = null
  #at = 0

  /** `rate`: a second. `most`: what it holds; null: what comes in a second. */
  constructor(rate: () => number, most: number | null = null) {
    this.#rate = rate
    this.#most = most
  }

  /** Takes one at this time, us, if there is one. */
  take(at: number): boolean {
    const rate = this.#rate()
    const most = this.#most ?? rate
    const filled = (Math.max(0, at - this.#at) / 1e6) * rate
    this.#level = Math.min(most, (this.#level ?? most) + filled)
    this.#at = at
    if (this.#level < 1) return false
    this.#level -= 1
    return true
  }
}
