import type { Response } from 'express'

/** However slowly it reads, no one is given longer than this for the rest of a recording, ms. */
const LONGEST_MS = 2 * 60_000
/** What slow readers may have waiting in memory together, bytes. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * Recordings that are complete and not yet read. The run is over and its turn is somebody else's: a client that reads
 * slowly costs memory only, and that within bounds.
 */
export class SlowResponses {
  #open = new Set<Response>()

  /** Ends an answer; cuts it off when it takes too long, or too much altogether. Who reads nothing is the server's to cut off. */
  finish(response: Response): void {
    response.end()
    if (response.writableFinished || response.destroyed) return
    const deadline = setTimeout(() => response.destroy(), LONGEST_MS).unref()
    this.#open.add(response)
    const over = () => {
      clearTimeout(deadline)
      this.#open.delete(response)
    }
    response.once('finish', over)
    response.once('close', over)
    this.#tidy()
  }

  /** The longest waits go first. */
  #tidy(): void {
    let bytes = 0
    for (const { writableLength } of this.#open) bytes += writableLength
    for (const response of this.#open) {
      if (bytes <= MOST_BYTES) return
      bytes -= response.writableLength
      response.destroy()
    }
  }
}
