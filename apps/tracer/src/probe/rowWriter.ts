import { ROWS_FD } from '../rows/contract/descriptors.ts'
import type { RowShape, RowValues, TextId } from '../rows/contract/rowShape.ts'
import { ROW_BYTES, ROWS } from '../rows/contract/rowTable.ts'
import { now } from './clock/clock.ts'
import { recallHeapFlag } from './clock/heapFlag.ts'
import { binding } from './internals.ts'
import {
  allocate,
  Bytes,
  bufferOf,
  byteLength,
  byteOffsetOf,
  bytesSet,
  floor,
  mapGet,
  mapSet,
  trunc,
  writeUtf8,
} from './primordials.ts'

const BUFFER_ROWS = 2048
const BUFFER_BYTES = BUFFER_ROWS * ROW_BYTES
/** So many rows go out one by one; after them a flush at each callback's beginning is enough to name the guilty. */
const WRITE_THROUGH_ROWS = 2048

const bytes = Buffer.alloc(BUFFER_BYTES)
const floats = new Float64Array(bytes.buffer, bytes.byteOffset, BUFFER_BYTES / 8)
const ints = new Int32Array(bytes.buffer, bytes.byteOffset, BUFFER_BYTES / 4)
type WriteBuffer = (
  fd: number,
  from: Buffer,
  offset: number,
  length: number,
  position: null,
  request: undefined,
  context: object,
) => number
const fsBinding = binding<{ writeBuffer: WriteBuffer }>('fs')
const { writeBuffer } = fsBinding

let used = 0
let rows = 0
let maxRows = 0
let open = false
let truncated = false
let rehearsing = false
/** How many scripts run that can be ended at any instruction (`timedScripts.ts`). */
let paused = 0
const textIds = new Map<string, number>()
let texts = 0
/** Writes a row that is known only a moment after it was due, or does not; null: none is held back. */
let held: (() => void) | null = null

/** Opens the writer for at most `limit` rows of events. */
export function openRows(limit: number): void {
  maxRows = limit
  open = true
}

/** Opens the writer with nowhere to write to. `forgetRows` ends it. */
export function rehearseRows(): void {
  openRows(Number.MAX_SAFE_INTEGER)
  rehearsing = true
}

/** Has `release` run before whatever is written next. The descriptor sees rows in their order all the same. */
export function holdRow(release: () => void): void {
  releaseHeld()
  held = release
}

function releaseHeld(): void {
  if (held === null) return
  const release = held
  held = null
  release()
}

/** As if nothing had ever been written. */
export function forgetRows(): void {
  held = null
  open = false
  rehearsing = false
  used = 0
  rows = 0
  texts = 0
  textIds.clear()
}

/** True until the cap is reached, but for pauses: hooks have something to do. */
export function recording(): boolean {
  return open && !truncated && paused === 0
}

/** Nothing but output and errors is recorded until `resumeRows`. Pauses may be nested. */
export function pauseRows(): void {
  paused++
}

/** Ends the last pause. */
export function resumeRows(): void {
  paused--
}

/** Whether what runs now may be ended at any instruction. */
export function isPaused(): boolean {
  return paused > 0
}

/** Past the cap: rows that `write` makes are kept all the same. They must be few. */
export function pastCapRows(write: () => void): void {
  if (!open || !truncated) return
  const limit = maxRows
  truncated = false
  maxRows = Number.MAX_SAFE_INTEGER
  write()
  truncated = true
  maxRows = limit
  flush()
}

/** Appends one row. Past the cap it appends `truncated` once and then nothing but what `essential` rows ask for. */
export const row = appendNow as <S extends RowShape>(
  shape: S,
  ...values: RowValues<S['fields']>
) => void

/** The same with its time, us. */
export const rowAt = append as <S extends RowShape>(
  shape: S,
  at: number,
  ...values: RowValues<S['fields']>
) => void

/** A row that must not be lost to the cap: output, errors, the end. Written at once. */
export const essentialRow = putAtOnce as <S extends RowShape>(
  shape: S,
  ...values: RowValues<S['fields']>
) => void

function appendNow(shape: RowShape, a = 0, b = 0, c = 0, d = 0, e = 0): void {
  append(shape, now(), a, b, c, d, e)
}

function append(shape: RowShape, at: number, a = 0, b = 0, c = 0, d = 0, e = 0): void {
  if (held !== null) releaseHeld()
  if (truncated) return
  if (rows >= maxRows) {
    cutOff()
    return
  }
  rows++
  put(shape.kind, a, b, c, d, e, at)
  if (rows <= WRITE_THROUGH_ROWS || used > BUFFER_ROWS - 64) flush()
}

function putAtOnce(shape: RowShape, a = 0, b = 0, c = 0, d = 0, e = 0): void {
  if (held !== null) releaseHeld()
  put(shape.kind, a, b, c, d, e, now())
  flush()
}

/** From here on as past the cap. */
export function cutOff(): void {
  if (!open || truncated) return
  put(ROWS.truncated.kind, rows, 0, 0, 0, 0, now())
  truncated = true
  recallHeapFlag()
  flush()
}

function put(
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

/** Writes to a descriptor at once, past all that the snippet may have put in the way. false: not or not all of it. */
export function writeAll(fd: number, from: Buffer, length: number): boolean {
  try {
    return writeBuffer(fd, from, 0, length, null, undefined, {}) === length
  } catch (_closedByTheSnippet) {
    return false
  }
}

/** Id of an interned string; writes it out when it is new. */
export function textId(text: string): TextId {
  const known = mapGet(textIds, text) as TextId | undefined
  if (known !== undefined) return known
  const id = ++texts
  mapSet(textIds, text, id)
  writeText(id, text)
  return id as unknown as TextId
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
