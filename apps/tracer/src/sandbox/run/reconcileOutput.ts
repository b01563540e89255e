import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'

type Stream = EventOf<'output'>['stream']

/** What the recorder says was written: an `output` event and the bytes that it stands for. */
type Claim = { readonly event: EventOf<'output'>; readonly bytes: Uint8Array }

/**
 * Brings together what the recorder says was written and what came out of the pipes. The pipes are the truth, the
 * recorder knows the moment and the place: an `output` event passes when its bytes have come, bytes that no one claimed
 * become events with `observed: false` in front of the next claim that does match (or at the end), and a claim whose
 * bytes never came is dropped. So the joined texts of a stream are exactly its bytes as UTF-8.
 *
 * Events leave in the order in which they came in; one that waits for its bytes holds back the later ones.
 */
export class OutputReconciler {
  #events: (TraceEvent | Claim)[] = []
  #next = 0
  #at = 0
  /** Of the claims: what never came out of the pipes. Known when `finish` has been called. */
  readonly lost = { writes: 0, bytes: 0, lines: 0 }
  #pipes = { stdout: new Pipe(), stderr: new Pipe() }

  /** Bytes that came out of a pipe. */
  arrived(stream: Stream, bytes: Uint8Array): void {
    this.#pipes[stream].push(bytes)
  }

  /** Events of the recorder, in order. `outputs`: the bytes of its `output` events, one each. */
  recorded(events: readonly TraceEvent[], outputs: readonly Uint8Array[]): void {
    let output = 0
    for (const event of events) {
      if (event.type !== 'output') this.#events.push(event)
      else this.#events.push({ event, bytes: outputs[output++] ?? utf8.encode(event.text) })
    }
  }

  /**
   * The events that are certain by now. `complete`: nothing more will be claimed (the recording has broken off or there
   * was none), so bytes need not wait for a claim.
   */
  settled(complete: boolean): TraceEvent[] {
    return this.#take(complete, false)
  }

  /** The rest: both pipes have ended and the recording has been read to its end. */
  finish(): TraceEvent[] {
    return this.#take(true, true)
  }

  #take(complete: boolean, ended: boolean): TraceEvent[] {
    const ready: TraceEvent[] = []
    while (this.#next < this.#events.length) {
      const entry = this.#events[this.#next]
      if (entry === undefined) break
      if ('type' in entry) {
        if ('at' in entry) this.#at = entry.at
        ready.push(entry)
      } else if (!this.#match(entry, ended, ready)) break
      this.#next++
    }
    if (this.#next > 0) {
      this.#events = this.#events.slice(this.#next)
      this.#next = 0
    }
    if (complete && this.#events.length === 0) {
      this.#unclaimed('stdout', Number.POSITIVE_INFINITY, ended, ready)
      this.#unclaimed('stderr', Number.POSITIVE_INFINITY, ended, ready)
    }
    return ready
  }

  /** false: its bytes may still come. */
  #match(claim: Claim, ended: boolean, ready: TraceEvent[]): boolean {
    const { event, bytes } = claim
    const pipe = this.#pipes[event.stream]
    const offset = pipe.find(bytes)
    if (offset < 0 && !ended) return false
    if (offset > 0) this.#unclaimed(event.stream, offset, false, ready)
    this.#at = event.at
    // Cut short: the process died while the kernel took the write piece by piece.
    const length = offset >= 0 ? bytes.length : pipe.commonLength(bytes)
    if (length < bytes.length) this.#lose(bytes.subarray(length))
    if (length === 0) return true
    const text = pipe.take(length, false)
    if (text !== '' || offset >= 0) ready.push({ ...event, text })
    return true
  }

  #lose(bytes: Uint8Array): void {
    this.lost.writes++
    this.lost.bytes += bytes.length
    for (const byte of bytes) if (byte === NEWLINE) this.lost.lines++
  }

  #unclaimed(stream: Stream, length: number, last: boolean, ready: TraceEvent[]): void {
    const text = this.#pipes[stream].take(length, last)
    if (text === '') return
    ready.push({ type: 'output', at: this.#at, stream, text, site: null, observed: false })
  }
}

const NEWLINE = 10
const utf8 = new TextEncoder()

/**
 * Where a claim is looked for behind bytes that no one claimed, with how many of its first bytes, and how much looking one
 * stream gets. The recording is a stranger's: claims that match nowhere must not cost more than they are worth.
 */
const WINDOW_BYTES = 1024 * 1024
const NEEDLE_BYTES = 64
const MOST_SEARCHED_BYTES = 4 * 1024 * 1024

/** Bytes of one stream that no event has been made of yet. */
class Pipe {
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
