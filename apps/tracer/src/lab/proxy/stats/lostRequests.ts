import type { LabEvent } from '@loopscope/shared/lab/labEvent'

/** Far more than a reload loses. */
const MOST = 4000

/** Requests that were lost, and when, us on the lab's clock: a reload tells how many of them it lost. */
export class LostRequests {
  #rows: { readonly from: number; readonly to: number; readonly count: number }[] = []

  /**
   * An event of the client's: of requests that were refused, reset or closed without an answer. One that the client gave up waiting
   * for may only be slow, and one that was never sent was the client's own.
   */
  saw(event: LabEvent): void {
    if (event.type === 'answer') {
      const { outcome, unsent, at } = event
      const isLost = outcome !== 'answered' && outcome !== 'timedOut' && unsent === undefined
      if (isLost) this.add(at)
    }
    if (event.type !== 'sum') return
    const { from, to } = event
    const count = event.processes.reduce(
      (sum, { refused, reset, lost, unsent = 0 }) => sum + refused + reset + lost - unsent,
      0,
    )
    if (count > 0) this.add(from, to, count)
  }

  add(from: number, to = from, count = 1): void {
    this.#rows.push({ from, to, count })
    if (this.#rows.length > 2 * MOST) this.#rows = this.#rows.slice(-MOST)
  }

  /** Those from the one time to the other; of what is known as a sum only, all that may be of them. */
  between(begin: number, end: number): number {
    const within = this.#rows.filter(({ from, to }) => to >= begin && from <= end)
    return within.reduce((sum, { count }) => sum + count, 0)
  }
}
