import type { RowShape, RowValues, TextId } from '../rows/contract/rowShape.ts'
import { ROWS } from '../rows/contract/rowTable.ts'
import { now } from './clock/clock.ts'
import { recallHeapFlag } from './clock/heapFlag.ts'
import { mapGet, mapSet } from './primordials.ts'
import {
  BUFFER_ROWS,
  closeBuffer,
  flush,
  held,
  open,
  openBuffer,
  put,
  releaseHeld,
  used,
  writeText,
} from './rowBuffer.ts'

/** So many rows go out one by one; after them a flush at each callback's beginning is enough to name the guilty. */
const WRITE_THROUGH_ROWS = 2048

let rows = 0
let maxRows = 0
let truncated = false
/** How many scripts run that can be ended at any instruction (`timedScripts.ts`). */
let paused = 0
const textIds = new Map<string, number>()
let texts = 0

/** Opens the writer for at most `limit` rows of events. */
export function openRows(limit: number): void {
  maxRows = limit
  openBuffer(false)
}

/** Opens the writer with nowhere to write to. `forgetRows` ends it. */
export function rehearseRows(): void {
  maxRows = Number.MAX_SAFE_INTEGER
  openBuffer(true)
}

/** As if nothing had ever been written. */
export function forgetRows(): void {
  closeBuffer()
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

/** Id of an interned string; writes it out when it is new. */
export function textId(text: string): TextId {
  const known = mapGet(textIds, text) as TextId | undefined
  if (known !== undefined) return known
  const id = ++texts
  mapSet(textIds, text, id)
  writeText(id, text)
  return id as unknown as TextId
}
