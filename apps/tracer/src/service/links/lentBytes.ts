import { freeBytes } from '../../shares/freeBytes.ts'

/**
 * Bytes that several may be sending. When the last of them has sent all, their memory is free at once: until the whole heap were
 * collected, a service that reads large links would have many of them in memory, and each such collection costs more than a link.
 */
export class LentBytes {
  readonly bytes: Buffer
  #readers = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** One more sends them. Whoever has not sent all, or has to do something else with them, never gives them back. */
  take(): this {
    this.#readers++
    return this
  }

  /** The system has all of what one of them sent. The bytes are none afterwards if that was the last. */
  giveBack(): void {
    this.#readers--
    if (this.#readers === 0) freeBytes(this.bytes)
  }
}
