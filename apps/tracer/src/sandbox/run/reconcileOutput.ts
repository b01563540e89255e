import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { OutputPipe } from './outputPipe.ts'

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
  #pipes = { stdout: new OutputPipe(), stderr: new OutputPipe() }

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
