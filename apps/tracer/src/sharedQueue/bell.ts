/** Wakes one who waits; a ring that nobody waited for is not lost. */
export class Bell {
  #isRung = false
  #wake: () => void = () => undefined

  ring(): void {
    this.#isRung = true
    this.#wake()
  }

  /** Resolves at the next ring, or if there was one since the last wait; after so many ms in any case. */
  async wait(ms: number): Promise<void> {
    if (!this.#isRung)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    this.#wake = () => undefined
    this.#isRung = false
  }
}
