/**
 * Where a claim is looked for behind bytes that no one claimed, with how many of its first bytes, and how much looking one
 * stream gets. The recording is a stranger's: claims that match nowhere must not cost more than they are worth.
 */
const WINDOW_BYTES = 1024 * 1024
const NEEDLE_BYTES = 64
const MOST_SEARCHED_BYTES = 4 * 1024 * 1024

/** Bytes of one stream that no event has been made of yet. */
export class OutputPipe {
  #bytes = Buffer.alloc(0)
  #chunks: Uint8Array[] = []
  /** Keeps half a character until its other half comes, so that no event shows what was never written. */
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  /** Where the last search for the waiting claim gave up: bytes before it cannot begin a match. */
  #searched = 0
  #searchable = MOST_SEARCHED_BYTES

  push(bytes: Uint8Array): void {
    this.#chunks.push(bytes)
  }

  /** Offset of these bytes, -1 where they are not (yet). */
  find(bytes: Uint8Array): number {
    const waiting = this.#joined()
    if (bytes.length === 0) return 0
    // Mostly they are just what comes next.
    if (this.#searched === 0 && startsWith(waiting, bytes)) return 0
    const end = Math.min(waiting.length, WINDOW_BYTES)
    const needle = bytes.subarray(0, NEEDLE_BYTES)
    while (this.#searchable > 0 && this.#searched < end) {
      const offset = waiting.subarray(0, end).indexOf(needle, this.#searched)
      this.#searchable -= (offset < 0 ? end : offset) - this.#searched + needle.length
      if (offset < 0) {
        this.#searched = Math.max(this.#searched, end - needle.length + 1)
        return -1
      }
      this.#searched = offset
      if (offset + bytes.length > waiting.length) return -1
      this.#searchable -= bytes.length
      if (startsWith(waiting.subarray(offset), bytes)) return offset
      this.#searched = offset + 1
    }
    return -1
  }

  /** If all that is left is the beginning of `bytes`: how much, else 0. */
  commonLength(bytes: Uint8Array): number {
    const waiting = this.#joined()
    this.#searched = 0
    return waiting.length < bytes.length && startsWith(bytes, waiting) ? waiting.length : 0
  }

  take(length: number, last: boolean): string {
    const waiting = this.#joined()
    const taken = waiting.subarray(0, Math.min(length, waiting.length))
    this.#bytes = waiting.subarray(taken.length)
    this.#searched = 0
    return this.#decoder.decode(taken, { stream: !last })
  }

  #joined(): Buffer<ArrayBuffer> {
    if (this.#chunks.length > 0) {
      this.#bytes = Buffer.concat([this.#bytes, ...this.#chunks])
      this.#chunks = []
    }
    return this.#bytes
  }
}

function startsWith(whole: Uint8Array, beginning: Uint8Array): boolean {
  if (whole.length < beginning.length) return false
  return Buffer.compare(whole.subarray(0, beginning.length), beginning) === 0
}
