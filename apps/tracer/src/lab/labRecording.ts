import { LAB_VERSION, type LabEvent, type LabHeader } from '@loopscope/shared/lab/labEvent'

/** How long an event may be under way from the process that saw it, us: younger ones wait, so that all come in order. */
const UNDER_WAY_US = 20_000

/** So much of the size is for requests that come by themselves. */
const STREAM_PART = 0.75

export type Watcher = (from: number, events: readonly LabEvent[]) => void

/**
 * The events of one session, append-only and in the order of their times. `put` takes them as they come; `settle` appends all
 * that nothing older can come before. Its size is bounded: `full` says when no more should be recorded.
 */
export class LabRecording {
  readonly header: LabHeader
  #events: LabEvent[]
  #lines: string[]
  #bytes = 0
  #pending: LabEvent[] = []
  #last = 0
  #watchers = new Set<Watcher>()
  #mostBytes: number

  constructor(header: Omit<LabHeader, 'type' | 'v' | 'at'>, mostBytes: number) {
    this.header = { type: 'lab', v: LAB_VERSION, at: 0, ...header }
    this.#mostBytes = mostBytes
    this.#events = [this.header]
    this.#lines = [JSON.stringify(this.header)]
    this.#bytes = this.#lines[0]?.length ?? 0
  }

  get events(): readonly LabEvent[] {
    return this.#events
  }

  get full(): boolean {
    return this.#bytes > this.#mostBytes
  }

  /** How large it is. */
  get bytes(): number {
    return this.#bytes
  }

  /** How much of its size is left, 1 to 0. */
  get room(): number {
    return Math.max(0, 1 - this.#bytes / this.#mostBytes)
  }

  /** Of what was left at a size for what comes by itself, how much still is, 1 to 0: a part is kept for what somebody asks for. */
  streamRoom(since: number): number {
    const most = this.#mostBytes * STREAM_PART
    return most > since ? Math.max(0, (most - this.#bytes) / (most - since)) : 0
  }

  put(event: LabEvent): void {
    this.#pending.push(event)
  }

  /** Up to this time everything has been appended, us. */
  get toldUntil(): number {
    return this.#last
  }

  /** Appends what is older than what may be under way at `now`, or all of it. */
  settle(now: number, all = false): void {
    const until = all ? Number.POSITIVE_INFINITY : now - UNDER_WAY_US
    const old = this.#pending
      .filter(({ at }) => at <= until)
      .sort((one, other) => one.at - other.at)
    if (old.length > 0) {
      this.#pending = this.#pending.filter(({ at }) => at > until)
      this.#append(old)
    }
    this.#last = Math.max(this.#last, all ? now : until)
  }

  /** NDJSON, a line each. */
  ndjson(): string {
    return `${this.#lines.join('\n')}\n`
  }

  /** The events from this index on, as JSON each. */
  linesFrom(from: number): readonly string[] {
    return this.#lines.slice(from)
  }

  /** Calls `watcher` with each batch from now on. Returns what ends that. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  get watchers(): number {
    return this.#watchers.size
  }

  #append(events: readonly LabEvent[]): void {
    const from = this.#events.length
    const batch: LabEvent[] = []
    for (const event of events) {
      this.#last = Math.max(this.#last, event.at)
      // A message that came late: it cannot be told before what was told already.
      const placed = event.at < this.#last ? { ...event, at: this.#last } : event
      const line = JSON.stringify(placed)
      this.#events.push(placed as LabEvent)
      this.#lines.push(line)
      this.#bytes += line.length + 1
      batch.push(placed as LabEvent)
    }
    for (const watcher of this.#watchers) watcher(from, batch)
  }
}
