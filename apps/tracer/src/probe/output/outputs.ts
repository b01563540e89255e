import { MOST_TEXT_BYTES } from '../../rows/contract/rowLimits.ts'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { counters, readCounters } from '../clock/clock.ts'
import { inPlatformTask, outsideScopes } from '../clock/platformTask.ts'
import { binding, nodeMajor } from '../internals.ts'
import {
  apply,
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
import { watchThrowing } from './syncFileWrites.ts'

/**
 * Every write to file descriptors 1 and 2, at the last JavaScript step before the kernel: the stream handles that
 * process.stdout and process.stderr write through, and the fs binding (fs.writeSync, fs.write, SyncWriteStream).
 *
 * What a stream keeps back (it is corked, or the pipe is full) was written by whoever called `write`, not by the callback
 * in which it reaches the kernel: `bufferedWrites.ts` notes it then, and here those bytes are passed over.
 */
type Method = (this: { fd?: number }, ...args: unknown[]) => unknown

const look = newLook()
let quota = 0
/** Bytes per descriptor that have been noted already and will come by here. */
const noted = [0, 0, 0]

/** `bytes`: how much text is copied into the recording at most. What comes later still reaches the real stream. */
export function armOutputs(bytes: number): void {
  quota = bytes
  const { LibuvStreamWrap } = binding<{ LibuvStreamWrap?: { prototype: Record<string, Method> } }>(
    'stream_wrap',
  )
  const { Pipe } = binding<{ Pipe: { prototype: Record<string, Method> } }>('pipe_wrap')
  const streams = LibuvStreamWrap?.prototype ?? Pipe.prototype
  watch(streams, 'writeUtf8String', 'utf8')
  watch(streams, 'writeAsciiString', 'latin1')
  watch(streams, 'writeLatin1String', 'latin1')
  watch(streams, 'writeUcs2String', 'utf16le')
  watch(streams, 'writeBuffer', 'buffer')
  watchWritev(streams)
  armFs()
}

/** How many writes have come by at the stream handles. */
export function writesSeen(): number {
  return seen
}

let seen = 0

function watch(streams: Record<string, Method>, name: string, coding: string): void {
  const original = streams[name]
  if (original === undefined) return
  streams[name] = {
    watched(this: { fd?: number }, ...args: unknown[]): unknown {
      const { fd } = this
      if (fd === 1 || fd === 2) {
        seen++
        note(fd, args[1], coding)
      }
      return apply(original, this, args)
    },
  }.watched
}

/** writev(req, chunks, allBuffers): chunks are [chunk, encoding, chunk, encoding...] unless all are buffers. */
function watchWritev(streams: Record<string, Method>): void {
  const original = streams['writev']
  if (original === undefined) return
  streams['writev'] = {
    watched(this: { fd?: number }, ...args: unknown[]): unknown {
      const { fd } = this
      if (fd === 1 || fd === 2) {
        seen++
        const chunks = args[1] as unknown[]
        const step = args[2] === true ? 1 : 2
        for (let i = 0; i < chunks.length; i += step)
          note(fd, chunks[i], step === 1 ? 'buffer' : String(chunks[i + 1]))
      }
      return apply(original, this, args)
    },
  }.watched
}

type FsBinding = Record<'writeBuffer' | 'writeString' | 'writeBuffers', Method> & {
  /** fs.writeFileSync of a string, since Node 21: (path or descriptor, text, flags, mode). */
  writeFileUtf8?: Method
}

function armFs(): void {
  const fs = binding<FsBinding>('fs')
  const { writeBuffer, writeString, writeBuffers, writeFileUtf8 } = fs
  fs.writeBuffer = passOn(writeBuffer, (fd, args) => {
    if (isView(args[1])) noteBytes(fd, args[1] as Uint8Array, args[2] as number, args[3] as number)
  })
  fs.writeString = passOn(writeString, (fd, args) => note(fd, args[1], args[3]))
  const noteAll = (fd: 1 | 2, args: unknown[]): void => {
    const buffers = args[1] as unknown[]
    for (let i = 0; i < buffers.length; i++) note(fd, buffers[i], 'buffer')
  }
  const watched = passOn(writeBuffers, noteAll)
  if (nodeMajor < 20) fs.writeBuffers = watched
  else watchThrowing(fs, 'writeBuffers', 'writevSync', watched, noteAll)
  if (writeFileUtf8 === undefined) return
  const noteText = (fd: 1 | 2, args: unknown[]): void => note(fd, args[1], 'utf8')
  watchThrowing(fs, 'writeFileUtf8', 'writeFileSync', passOn(writeFileUtf8, noteText), noteText)
}

function passOn(original: Method, noteWrite: (fd: 1 | 2, args: unknown[]) => void): Method {
  return function passedOn(this: { fd?: number }, ...args: unknown[]): unknown {
    const fd = args[0]
    if (fd === 1 || fd === 2) noteWrite(fd, args)
    return apply(original, this, args)
  }
}

/** Notes a chunk that a stream keeps back for now: its text, at this moment, by whoever is running. */
export function noteHeld(fd: 1 | 2, chunk: unknown, coding: unknown, below: Hook): void {
  const length = lengthOf(chunk, coding)
  if (write(fd, chunk, coding, length, below)) noted[fd] = (noted[fd] as number) + length
}

type Hook = (...args: never[]) => unknown

/** Notes a chunk that is on its way to the kernel. Streams pass on what they kept back chunk by chunk, in order. */
function note(fd: 1 | 2, chunk: unknown, coding: unknown): void {
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
function noteBytes(fd: 1 | 2, view: Uint8Array, offset: number, length: number): void {
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
