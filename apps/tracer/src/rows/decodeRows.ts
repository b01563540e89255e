import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { MOST_NAME_CHARACTERS } from './contract/rowLimits.ts'
import { ROW_VERSION, ROWS, type RowName } from './contract/rowTable.ts'
import { ProfileTexts } from './profileTexts.ts'
import { createRowEvents, type RowEvents } from './rowEvents.ts'
import { type Row, type RowItem, RowReader } from './rowReader.ts'
import { createRowViews } from './rowView.ts'

const NO_BYTES = new Uint8Array(0)
/** Names that a recording may hold at most: an event that repeats one costs as much every time. */
const MOST_TEXTS = 50_000
/** Rows besides those that the recorder counts: strings, sites, output. */
const UNCOUNTED_ROWS = 100_000

/** What the first row says of the process that writes the others. */
export type ProcessFacts = {
  readonly pid: number
  /** 0 is the main thread. */
  readonly thread: number
  /** process.versions.uv. */
  readonly libuv: string
  /** Whether the loop's counters can be read. */
  readonly counters: boolean
}

/**
 * Rows -> events. The rows come from a stranger's process: whatever they hold, nothing is thrown, every event fits the
 * schema of the wire, and time never runs backwards. After the first impossible row `broken` is true and the rest is
 * dropped.
 */
export class RowDecoder {
  #reader = new RowReader()
  #texts = new Map<number, string>()
  #nextText: string | null = null
  #nextBytes: Uint8Array = NO_BYTES
  #events: RowEvents
  #views = createRowViews({
    textOf: (id) => this.#texts.get(id),
    sites: () => this.#events.sites,
  })
  #at = 0
  #broken = false
  #items = 0
  #full = false
  /** Rows and strings that a recording may have, those that the recorder does not count among them. */
  readonly mostItems: number
  /** null until the first row has come. */
  process: ProcessFacts | null = null
  /** The version of its rows that the first row says, where it is another than ROW_VERSION; they are not read. */
  otherVersion: number | null = null

  /** What V8's profiler answered; nothing in a run that was not to be sampled, whatever it writes. */
  readonly profiles: ProfileTexts

  /** `mainFile`: absolute path of the snippet in its sandbox. `maxRows`: what the recorder was told to count up to. */
  constructor(mainFile: string, maxRows: number, isSampled = false) {
    this.profiles = new ProfileTexts(isSampled)
    this.mostItems = 2 * maxRows + UNCOUNTED_ROWS
    this.#events = createRowEvents({
      mainFile,
      takeText: () => this.#takeText(),
      profilePiece: (text, more) => this.profiles.add(text, more),
      takeBytes: () => (this.#nextText === null ? NO_BYTES : this.#nextBytes),
    })
  }

  get broken(): boolean {
    return this.#broken || this.#reader.broken
  }

  /** Whether it is broken because more came than `mostItems`: outputs and errors have no cap in the recorder. */
  get full(): boolean {
    return this.#full
  }

  /** The events that these bytes complete, in order. */
  push(chunk: Uint8Array): TraceEvent[] {
    const events: TraceEvent[] = []
    this.#reader.push(chunk, (item) => {
      if (++this.#items > this.mostItems) {
        this.#full = true
        this.#break()
      }
      if (this.#broken) return false
      const event = this.#decode(item)
      if (event !== null) events.push(event)
      return true
    })
    return events
  }

  /** The bytes of the `output` events since the last call, one entry each: their text may not tell them apart. */
  takeOutputs(): Uint8Array[] {
    return this.#events.outputs.splice(0)
  }

  #decode(item: RowItem): TraceEvent | null {
    if (item.type === 'text') {
      if (item.id === 0) {
        this.#nextText = item.text
        this.#nextBytes = item.bytes
      } else if (this.#texts.size < MOST_TEXTS)
        this.#texts.set(item.id, item.text.slice(0, MOST_NAME_CHARACTERS))
      else return this.#break()
      return null
    }
    const { row } = item
    const name = NAMES.get(row.kind)
    if (name === undefined || name === 'text' || name === 'wide') return this.#break()
    if ((name === 'process') !== (this.process === null)) return this.#break()
    if (name === 'process') return this.#process(row)
    // A longest delay of 2^31 ms from now is well inside.
    if (!(Math.abs(row.time) < 1e14)) return this.#break()
    // The time of a `timer` is its due time: it happened when the row before it did.
    if (name !== 'timer' && row.time > this.#at) this.#at = tenths(row.time)
    return this.#event(name, row)
  }

  #event<Name extends Exclude<RowName, 'text' | 'wide' | 'process'>>(
    name: Name,
    row: Row,
  ): TraceEvent | null {
    const event = this.#events.decode(name, this.#views[name](row), this.#at, tenths(row.time))
    return event === 'impossible' ? this.#break() : event
  }

  #process(row: Row): null {
    const { version, pid, thread, counters } = this.#views.process(row)
    if (version !== ROW_VERSION) {
      this.otherVersion = version
      return this.#break()
    }
    this.process = { pid, thread, libuv: this.#takeText() ?? '', counters }
    return null
  }

  #takeText(): string | null {
    const text = this.#nextText
    this.#nextText = null
    return text
  }

  #break(): null {
    this.#broken = true
    return null
  }
}

const NAMES: ReadonlyMap<number, RowName> = new Map(
  Object.entries(ROWS).map(([name, { kind }]) => [kind, name as RowName]),
)

function tenths(us: number): number {
  return Math.round(us * 10) / 10
}
