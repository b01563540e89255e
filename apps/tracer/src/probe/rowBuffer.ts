import { ROWS_FD } from '../rows/contract/descriptors.ts'
import { ROW_BYTES, ROWS } from '../rows/contract/rowTable.ts'
import { now } from './clock/clock.ts'
import { recallHeapFlag } from './clock/heapFlag.ts'
import {
  allocate,
  Bytes,
  bufferOf,
  byteLength,
  byteOffsetOf,
  bytesSet,
  floor,
  trunc,
  writeUtf8,
} from './primordials.ts'
import { writeAll } from './writeAll.ts'

/** Rows on their way to the kernel: put into a buffer one after the other, and written when it is flushed. */
export const BUFFER_ROWS = 2048
const BUFFER_BYTES = BUFFER_ROWS * ROW_BYTES

const bytes = Buffer.alloc(BUFFER_BYTES)
const floats = new Float64Array(bytes.buffer, bytes.byteOffset, BUFFER_BYTES / 8)
const ints = new Int32Array(bytes.buffer, bytes.byteOffset, BUFFER_BYTES / 4)
/** Rows that wait for `flush`. */
export let used = 0
/** Rows reach the kernel, or would if this were no rehearsal. */
export let open = false
let rehearsing = false
/** Writes a row that is known only a moment after it was due, or does not; null: none is held back. */
export let held: (() => void) | null = null

/** From here on `flush` writes; in a rehearsal nowhere. */
export function openBuffer(isRehearsal: boolean): void {
  open = true
  rehearsing = isRehearsal
}

/** As if nothing had ever been put into it. */
export function closeBuffer(): void {
  held = null
  open = false
  rehearsing = false
  used = 0
}

/** Has `release` run before whatever is written next. The descriptor sees rows in their order all the same. */
export function holdRow(release: () => void): void {
  releaseHeld()
  held = release
}

/** Before whatever is written. */
export function releaseHeld(): void {
  if (held === null) return
  const release = held
  held = null
  release()
}

/** Appends one row, whatever has been said of a cap. `at`: us. */
export function put(
  kind: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  at: number,
): void {
  // biome-ignore format: one line to a slot would hide that it is one question
  if ((a | 0) !== a || (b | 0) !== b || (c | 0) !== c || (d | 0) !== d || (e | 0) !== e)
    putHighHalves(a, b, c, d, e, at)
  if (used === BUFFER_ROWS) flush()
  floats[used * 4] = at
  const i = used * 8 + 2
  ints[i] = kind
  ints[i + 1] = a
  ints[i + 2] = b
  ints[i + 3] = c
  ints[i + 4] = d
  ints[i + 5] = e
  used++
}

/** The row before one with an integer that does not fit its slot: what storing it there cuts off. */
function putHighHalves(a: number, b: number, c: number, d: number, e: number, at: number): void {
  const first = highHalf(a)
  const second = highHalf(b)
  const third = highHalf(c)
  const fourth = highHalf(d)
  const fifth = highHalf(e)
  // Fractions come here as well, and are cut to what fits.
  if (
    isSign(first, a) &&
    isSign(second, b) &&
    isSign(third, c) &&
    isSign(fourth, d) &&
    isSign(fifth, e)
  )
    return
  put(ROWS.wide.kind, first, second, third, fourth, fifth, at)
}

function highHalf(value: number): number {
  return floor(trunc(value) / 4294967296) | 0
}

/** Whether this high half says no more than the low half's sign does. */
function isSign(high: number, value: number): boolean {
  return high === ((value | 0) < 0 ? -1 : 0)
}

/** Hands the buffered rows to the kernel: from then on they survive any death of this process. */
export function flush(): void {
  if (held !== null) releaseHeld()
  if (used === 0) return
  const length = used * ROW_BYTES
  used = 0
  if (!open || rehearsing) return
  // A short write would shift every later row: stop rather than record nonsense.
  if (writeAll(ROWS_FD, bytes, length)) return
  open = false
  recallHeapFlag()
}

/** Whether rows wait for `flush`. */
export function hasUnwritten(): boolean {
  return used > 0
}

/** Writes a string as TEXT rows; id 0 belongs to the row that follows. */
export function writeText(id: number, text: string): void {
  // What follows a text of id 0 must be its row.
  if (held !== null) releaseHeld()
  const length = byteLength(text)
  const padded = wholeRows(length)
  if (padded + ROW_BYTES <= BUFFER_BYTES) {
    if ((BUFFER_ROWS - used) * ROW_BYTES < padded + ROW_BYTES) flush()
    put(ROWS.text.kind, id, length, 0, 0, 0, now())
    const start = used * ROW_BYTES
    writeUtf8(bytes, text, start, length)
    pad(start + length, padded - length)
    used += padded / ROW_BYTES
    return
  }
  const copy = allocate(length)
  writeUtf8(copy, text, 0, length)
  writeBytes(id, copy, 0, length)
}

/** The same for bytes that the snippet wrote as a Buffer or typed array. */
export function writeBytes(id: number, source: Uint8Array, offset: number, length: number): void {
  flush()
  put(ROWS.text.kind, id, length, 0, 0, 0, now())
  let done = 0
  while (done < length) {
    if (used === BUFFER_ROWS) flush()
    const free = (BUFFER_ROWS - used) * ROW_BYTES
    const room = length - done < free ? length - done : free
    const piece = new Bytes(bufferOf(source), byteOffsetOf(source) + offset + done, room)
    const start = used * ROW_BYTES
    bytesSet(bytes, piece, start)
    const padded = wholeRows(room)
    pad(start + room, padded - room)
    used += padded / ROW_BYTES
    done += room
  }
}

function pad(from: number, count: number): void {
  for (let i = 0; i < count; i++) bytes[from + i] = 0
}

function wholeRows(length: number): number {
  return (((length + ROW_BYTES - 1) / ROW_BYTES) | 0) * ROW_BYTES
}
