import { MOST_TEXT_BYTES } from '../../rows/contract/rowLimits.ts'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { counters, readCounters } from '../clock/clock.ts'
import { inPlatformTask, outsideScopes } from '../clock/platformTask.ts'
import {
  Bytes,
  bufferOf,
  byteLength,
  byteLengthOf,
  byteOffsetOf,
  bytesOf,
  isView,
  startsWith,
} from '../primordials.ts'
import { writeBytes, writeText } from '../rowBuffer.ts'
import { essentialRow } from '../rowWriter.ts'
import { captureSite, newLook } from '../stacks/sites.ts'
import { drainSettled } from '../tasks/settling.ts'

const look = newLook()
let quota = 0
/** Bytes per descriptor that have been noted already and will come by here. */
const noted = [0, 0, 0]

/** How much text is copied into the recording at most, in bytes. */
export function allowText(bytes: number): void {
  quota = bytes
}

/** Notes a chunk that a stream keeps back for now: its text, at this moment, by whoever is running. */
export function noteHeld(fd: 1 | 2, chunk: unknown, coding: unknown, below: Hook): void {
  const length = lengthOf(chunk, coding)
  if (write(fd, chunk, coding, length, below)) noted[fd] = (noted[fd] as number) + length
}

type Hook = (...args: never[]) => unknown

/** Notes a chunk that is on its way to the kernel. Streams pass on what they kept back chunk by chunk, in order. */
export function note(fd: 1 | 2, chunk: unknown, coding: unknown): void {
  const length = lengthOf(chunk, coding)
  const waiting = noted[fd] as number
  if (length > 0 && waiting >= length) noted[fd] = waiting - length
  else write(fd, chunk, coding, length)
}

/** false: nothing was written, as there is nothing or too much. `coding`: as Node takes encodings. */
function write(
  fd: 1 | 2,
  chunk: unknown,
  coding: unknown,
  length: number,
  below: Hook = write,
): boolean {
  const bytes = typeof chunk !== 'string' ? (chunk as Uint8Array) : toBytes(chunk, coding)
  if (length === 0 || !admit(length)) return false
  drainSettled()
  const site = captureSite(below, look)
  if (bytes === null) writeText(0, chunk as string)
  else writeBytes(0, bytes, 0, length)
  outputRow(fd, site)
  return true
}

/** Bytes. 0 for what is no chunk: Node refuses it. */
function lengthOf(chunk: unknown, coding: unknown): number {
  if (typeof chunk !== 'string') return isView(chunk) ? byteLengthOf(chunk) : 0
  return toBytes(chunk, coding)?.length ?? byteLength(chunk)
}

/** null for UTF-8, which is written as it is; also for encodings that Node does not know and refuses in its own words. */
function toBytes(text: string, coding: unknown): Uint8Array | null {
  if (typeof coding !== 'string' || startsWith(coding, 'utf8') || coding === 'utf-8') return null
  try {
    return bytesOf(text, coding as BufferEncoding)
  } catch (_unknownEncoding) {
    return null
  }
}

/** A piece of a view, as fs.writeSync takes it. */
export function noteBytes(fd: 1 | 2, view: Uint8Array, offset: number, length: number): void {
  note(fd, new Bytes(bufferOf(view), byteOffsetOf(view) + offset, length), 'buffer')
}

/** What is printed outside of all callbacks belongs to none: the counters say where the loop is. */
function outputRow(fd: number, site: number): void {
  const inTask = inPlatformTask()
  if (!inTask && !outsideScopes()) {
    essentialRow(ROWS.output, fd, site, -1, -1, 0)
    return
  }
  readCounters()
  essentialRow(ROWS.output, fd, site, counters.loopCount, counters.events, inTask ? 1 : 0)
}

function admit(length: number): boolean {
  if (length > MOST_TEXT_BYTES || length > quota) {
    quota = 0
    return false
  }
  quota -= length
  return true
}
