import type { Order } from '../../sharedQueue/order.ts'
import {
  MOST_KEPT,
  type ResultSink,
  type RunResult,
  withoutRepeatedLines,
} from '../../sharedQueue/runResult.ts'

/** For how long the last reader may come back, ms. */
const COME_BACK_MS = 10_000
/** No more runs begin after so long, ms. */
export const LONGEST_MS = 30_000

/**
 * An order, and what is known of its runs: told once for each index, by whoever made them, in an order that stays. Readers
 * follow it from any place, also one who comes back. Nothing begins while there is none, and without one for some seconds it ends.
 */
export class Batch implements ResultSink {
  readonly order: Order
  /** Aborted when nobody wants its runs any more. */
  readonly left: AbortSignal
  /** Aborted when no more runs are to begin. */
  readonly patience: AbortSignal
  #left = new AbortController()
  #patience = new AbortController()
  #results: RunResult[] = []
  #indexes = new Set<number>()
  #outputs = new Set<string>()
  #wanted: number
  #readers = 0
  #end: { readonly cut: string | null } | null = null
  #failure: unknown = null
  #isCutOff = false
  #changed = Promise.withResolvers<void>()
  #gone: NodeJS.Timeout | undefined
  #late: NodeJS.Timeout

  /** `wanted`: how many of its runs are wanted yet; of the others none begins. */
  constructor(order: Order, wanted = order.runs) {
    this.order = order
    this.#wanted = wanted
    this.left = this.#left.signal
    this.patience = this.#patience.signal
    this.#late = setTimeout(
      () => this.#patience.abort(new Error('no more runs begin')),
      Math.max(0, order.until - Date.now()),
    )
    this.#late.unref()
    this.#patience.signal.addEventListener('abort', () => this.#change(), { once: true })
  }

  get isOver(): boolean {
    return this.#end !== null || this.#failure !== null || this.#isCutOff || this.left.aborted
  }

  get isWanted(): boolean {
    return this.#readers > 0
  }

  get results(): number {
    return this.#results.length
  }

  /** Indexes that are wanted and that no one has told of. */
  get missing(): number[] {
    return Array.from({ length: this.#wanted }, (_, index) => index).filter(
      (index) => !this.#indexes.has(index),
    )
  }

  /** Resolves when anything has changed since it was asked for. */
  get changed(): Promise<void> {
    return this.#changed.promise
  }

  async wantsRecording(key: string): Promise<boolean> {
    return !this.#outputs.has(key) && this.#outputs.size < MOST_KEPT
  }

  async add(result: RunResult): Promise<void> {
    if (this.isOver || this.#indexes.has(result.index)) return
    this.#indexes.add(result.index)
    const isFirst = !this.#outputs.has(result.key)
    this.#outputs.add(result.key)
    this.#results.push(isFirst ? result : withoutRepeatedLines(result, this.order.versions))
    if (this.#results.length === this.order.runs) this.end(null)
    this.#change()
  }

  /** There will be no more. `cut`: why there are fewer than asked for, as a sentence. */
  end(cut: string | null): void {
    if (this.isOver) return
    this.#end = { cut }
    this.#stop()
  }

  /** It cannot go on. */
  fail(error: unknown): void {
    if (this.isOver) return
    this.#failure = error
    this.#left.abort(error)
    this.#stop()
  }

  /** Its readers will find the rest elsewhere. */
  cutOff(): void {
    if (this.isOver) return
    this.#isCutOff = true
    this.#stop()
  }

  /** One more run of it than before. Resolves to what that came to; null when there will be no more. */
  async another(): Promise<RunResult | null> {
    const index = this.#wanted++
    this.#change()
    for (;;) {
      const { changed } = this
      const result = this.#results.find((each) => each.index === index)
      if (result !== undefined) return result
      if (this.#failure !== null) throw this.#failure
      if (this.isOver) return null
      await changed
    }
  }

  /**
   * Counts as a reader until what it returns is called. The last to leave ends the batch: after some seconds, or at once
   * where no one can come back.
   */
  follow(canComeBack = true): () => void {
    this.#readers++
    clearTimeout(this.#gone)
    this.#change()
    let isThere = true
    return () => {
      if (!isThere) return
      isThere = false
      if (--this.#readers > 0 || this.isOver) return
      this.#gone = setTimeout(
        () => {
          this.#left.abort(new Error('nobody is there to read it'))
          this.#stop()
        },
        canComeBack ? COME_BACK_MS : 0,
      )
      this.#gone.unref()
      this.#change()
    }
  }

  /**
   * The results, from the first on, and then how it ended. Throws what it failed with where it has no result. `signal`: looked at
   * whenever something changes.
   */
  async *read(signal: AbortSignal): AsyncGenerator<RunResult, BatchEnd> {
    for (let next = 0; ; ) {
      const { changed } = this
      for (let result = this.#results[next]; result !== undefined; result = this.#results[next]) {
        next++
        yield result
      }
      if (this.#failure !== null) {
        if (this.#results.length === 0) throw this.#failure
        return { type: 'failed', error: this.#failure }
      }
      if (this.#end !== null) return { type: 'ended', cut: this.#end.cut }
      if (this.isOver || signal.aborted) return { type: 'cut off' }
      await changed
    }
  }

  #stop(): void {
    clearTimeout(this.#late)
    clearTimeout(this.#gone)
    this.#change()
  }

  #change(): void {
    const { resolve } = this.#changed
    this.#changed = Promise.withResolvers()
    resolve()
  }
}

export type BatchEnd =
  | { readonly type: 'ended'; readonly cut: string | null }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'cut off' }
