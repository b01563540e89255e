import { MOST_TEXT_BYTES } from './contract/rowLimits.ts'
import { ROW_BYTES, ROWS } from './contract/rowTable.ts'

/**
 * One row as numbers; `slots` has five of them, each with its high half where a `wide` row brought one. Valid until the next item:
 * a recording has hundreds of thousands of rows, and each of them as an object of its own was most of what the service collected.
 */
export type Row = {
  readonly time: number
  readonly kind: number
  readonly slots: readonly number[]
}

/** A row, or a string that came as `text` rows. */
export type RowItem =
  | { readonly type: 'row'; readonly row: Row }
  | {
      readonly type: 'text'
      readonly id: number
      readonly text: string
      readonly bytes: Uint8Array
    }

const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

/**
 * Cuts a stream of bytes into rows and strings, across chunk borders.
 * `broken` becomes true at the first thing no recorder writes; nothing is read after it.
 */
export class RowReader {
  broken = false
  /** The beginning of an item whose rest has not come, in pieces: joining them at every chunk would be quadratic. */
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  /** Bytes that the pending item needs, as far as is known. */
  #wanted = ROW_BYTES
  /** Of the row that comes next. */
  #highHalves: readonly number[] | null = null
  #slots = [0, 0, 0, 0, 0]
  #row = { time: 0, kind: 0, slots: this.#slots as readonly number[] }
  #item: RowItem = { type: 'row', row: this.#row }

  /** Gives `take` the complete items that this chunk ends, in order, until it answers false. Never throws by itself. */
  push(chunk: Uint8Array, take: (item: RowItem) => boolean): void {
    if (this.broken) return
    if (this.#pendingBytes + chunk.length < this.#wanted) {
      this.#keep(chunk.slice())
      return
    }
    const bytes = this.#pendingBytes === 0 ? chunk : joined([...this.#pending, chunk])
    this.#pending = []
    this.#pendingBytes = 0
    this.#wanted = ROW_BYTES
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let offset = 0
    while (offset + ROW_BYTES <= bytes.length) {
      const kind = view.getInt32(offset + 8, true)
      if (kind !== ROWS.text.kind) {
        readSlots(this.#slots, view, offset + 12)
        if (!this.#take(view.getFloat64(offset, true), kind, take)) return
        offset += ROW_BYTES
        continue
      }
      const id = view.getInt32(offset + 12, true)
      const size = view.getInt32(offset + 16, true)
      if (size < 0 || size > MOST_TEXT_BYTES || id < 0) {
        this.broken = true
        return
      }
      const length = ROW_BYTES + Math.ceil(size / ROW_BYTES) * ROW_BYTES
      if (offset + length > bytes.length) {
        this.#wanted = length
        break
      }
      const start = offset + ROW_BYTES
      const raw = bytes.slice(start, start + size)
      if (!take({ type: 'text', id, text: utf8.decode(raw), bytes: raw })) return
      offset += length
    }
    this.#keep(bytes.slice(offset))
  }

  /** The row whose slots have been read. false: it is no recorder's, or no more are wanted. */
  #take(time: number, kind: number, take: (item: RowItem) => boolean): boolean {
    if (kind === ROWS.wide.kind) {
      this.#highHalves = [...this.#slots]
      return true
    }
    const row = this.#row
    row.time = time
    row.kind = kind
    row.slots = this.#slots
    if (this.#highHalves !== null) {
      row.slots = widened(this.#slots, this.#highHalves)
      this.#highHalves = null
      this.broken = !row.slots.every(Number.isSafeInteger)
    }
    return !this.broken && take(this.#item)
  }

  #keep(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#pending.push(piece)
    this.#pendingBytes += piece.length
  }
}

function readSlots(slots: number[], view: DataView, offset: number): void {
  for (let i = 0; i < 5; i++) slots[i] = view.getInt32(offset + 4 * i, true)
}

function widened(slots: readonly number[], highHalves: readonly number[]): number[] {
  return slots.map((low, i) => (highHalves[i] ?? 0) * 2 ** 32 + (low >>> 0))
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}
