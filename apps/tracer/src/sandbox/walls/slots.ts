/** Numbers from 0 on, the lowest free one first: each run under way has one, and with it a user and cgroups of its own. */
export class Slots {
  #taken = new Set<number>()

  take(): number {
    let slot = 0
    while (this.#taken.has(slot)) slot++
    this.#taken.add(slot)
    return slot
  }

  give(slot: number): void {
    this.#taken.delete(slot)
  }
}
