import { ROW, ROW_BYTES } from './rowKind.ts'

/** One row as numbers. */
export type Row = {
  readonly time: number
  readonly kind: number
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
}

/** A row, or a string that came as TEXT rows. */
export type RowItem =
  | { readonly type: 'row'; readonly row: Row }
  | {
      readonly type: 'text'
      readonly id: number
      readonly text: string
      readonly bytes: Uint8Array
    }

/** Longest string that a recorder sends (a write of the snippet's); a longer one is garbage. */
const MAX_TEXT_BYTES = 1024 * 1024

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
      const row = readRow(view, offset)
      if (row.kind !== ROW.text) {
        items.push({ type: 'row', row })
        offset += ROW_BYTES
        continue
      }
      if (row.b < 0 || row.b > MAX_TEXT_BYTES || row.a < 0) {
        this.broken = true
        return items
      }
      const length = ROW_BYTES + Math.ceil(row.b / ROW_BYTES) * ROW_BYTES
      if (offset + length > bytes.length) {
        this.#wanted = length
        break
      }
      const start = offset + ROW_BYTES
      const raw = bytes.slice(start, start + row.b)
      items.push({ type: 'text', id: row.a, text: utf8.decode(raw), bytes: raw })
      offset += length
    }
    this.#keep(bytes.slice(offset))
    return items
  }

  #keep(piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#pending.push(piece)
    this.#pendingBytes += piece.length
  }
}

function readRow(view: DataView, offset: number): Row {
  return {
    time: view.getFloat64(offset, true),
    kind: view.getInt32(offset + 8, true),
    a: view.getInt32(offset + 12, true),
    b: view.getInt32(offset + 16, true),
    c: view.getInt32(offset + 20, true),
    d: view.getInt32(offset + 24, true),
    e: view.getInt32(offset + 28, true),
  }
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
