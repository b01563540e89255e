import { MOST_TEXT_BYTES } from './contract/rowLimits.ts'
import { ROW_BYTES, ROWS } from './contract/rowTable.ts'

/** One row as numbers; `slots` has five of them, each with its high half where a `wide` row brought one. */
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

  /** The complete items that this chunk ends, in order. Never throws. */
  push(chunk: Uint8Array): RowItem[] {
    const items: RowItem[] = []
    if (this.broken) return items
    if (this.#pendingBytes + chunk.length < this.#wanted) {
      this.#keep(chunk.slice())
      return items
    }
    const bytes = this.#pendingBytes === 0 ? chunk : joined([...this.#pending, chunk])
    this.#pending = []
    this.#pendingBytes = 0
    this.#wanted = ROW_BYTES
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let offset = 0
    while (offset + ROW_BYTES <= bytes.length) {
      const kind = view.getInt32(offset + 8, true)
      const slots = readSlots(view, offset + 12)
      if (kind !== ROWS.text.kind) {
        if (!this.#add(items, { time: view.getFloat64(offset, true), kind, slots })) return items
        offset += ROW_BYTES
        continue
      }
      const [id = 0, size = 0] = slots
      if (size < 0 || size > MOST_TEXT_BYTES || id < 0) {
        this.broken = true
        return items
      }
      const length = ROW_BYTES + Math.ceil(size / ROW_BYTES) * ROW_BYTES
      if (offset + length > bytes.length) {
        this.#wanted = length
        break
      }
      const start = offset + ROW_BYTES
      const raw = bytes.slice(start, start + size)
      items.push({ type: 'text', id, text: utf8.decode(raw), bytes: raw })
      offset += length
    }
    this.#keep(bytes.slice(offset))
    return items
  }

  /** false: it is no recorder's. */
  #add(items: RowItem[], row: Row): boolean {
    if (row.kind === ROWS.wide.kind) {
      this.#highHalves = row.slots
      return true
    }
    if (this.#highHalves === null) {
      items.push({ type: 'row', row })
      return true
    }
    const slots = widened(row.slots, this.#highHalves)
    this.#highHalves = null
    this.broken = !slots.every(Number.isSafeInteger)
    if (!this.broken) items.push({ type: 'row', row: { ...row, slots } })
    return !this.broken
  }

  #keep(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#pending.push(piece)
    this.#pendingBytes += piece.length
  }
}

function readSlots(view: DataView, offset: number): number[] {
  return [
    view.getInt32(offset, true),
    view.getInt32(offset + 4, true),
    view.getInt32(offset + 8, true),
    view.getInt32(offset + 12, true),
    view.getInt32(offset + 16, true),
  ]
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
