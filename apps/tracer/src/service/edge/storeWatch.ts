import { setTimeout as sleep } from 'node:timers/promises'
import type { ShareStore } from '../../shares/shareStore.ts'

/** How long the first question waits for an answer, and how old one may be before the next is asked, ms. */
const FIRST_MS = 250
const OLD_MS = 1000

/**
 * Whether the store of links answers, as far as is known: whoever asks for that gets the last answer at once, and the next is
 * fetched meanwhile. Health checks come several times a second and must not wait for a database that is away.
 */
export class StoreWatch {
  #store: Pick<ShareStore, 'totals'>
  #known: boolean | null = null
  #askedAt = Number.NEGATIVE_INFINITY
  #asking: Promise<void> | null = null

  constructor(store: Pick<ShareStore, 'totals'>) {
    this.#store = store
  }

  async isThere(): Promise<boolean> {
    if (this.#asking === null && performance.now() - this.#askedAt > OLD_MS) this.#ask()
    if (this.#known === null)
      await Promise.race([this.#asking, sleep(FIRST_MS, undefined, { ref: false })])
    return this.#known ?? false
  }

  #ask(): void {
    this.#askedAt = performance.now()
    const told = (isThere: boolean) => {
      this.#known = isThere
      this.#asking = null
    }
    this.#asking = this.#store.totals().then(
      () => told(true),
      () => told(false),
    )
  }
}
