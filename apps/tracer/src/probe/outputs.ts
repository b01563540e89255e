import { ROW } from '../rows/rowKind.ts'
import { counters, readCounters } from './clock.ts'
import { binding } from './internals.ts'
import { inPlatformTask, outsideScopes } from './platformTask.ts'
import { allocate, apply, byteLengthOf, isView, writeLatin1 } from './primordials.ts'
import { essentialRow, writeBytes, writeText } from './rowWriter.ts'
import { drainSettled } from './settling.ts'
import { captureSite } from './sites.ts'

/**
 * Every write to file descriptors 1 and 2, at the last JavaScript step before the kernel: the stream handles that
 * process.stdout and process.stderr write through, and the fs binding (fs.writeSync, fs.write, SyncWriteStream).
 * Pipes are written synchronously on Linux, so the callback that runs is the one that wrote.
 */
type Method = (this: { fd?: number }, ...args: unknown[]) => unknown
const MAX_TEXT_BYTES = 1024 * 1024

let quota = 0

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
  watch(streams, 'writeBuffer', 'buffer')
  watchWritev(streams)
  armFs()
}

type Coding = 'utf8' | 'latin1' | 'buffer'

function watch(streams: Record<string, Method>, name: string, coding: Coding): void {
  const original = streams[name]
  if (original === undefined) return
  streams[name] = function watched(this: { fd?: number }, ...args: unknown[]): unknown {
    const { fd } = this
    if (fd === 1 || fd === 2) note(fd, args[1], coding)
    return apply(original, this, args)
  }
}

/** writev(req, chunks, allBuffers): chunks are [chunk, encoding, chunk, encoding...] unless all are buffers. */
function watchWritev(streams: Record<string, Method>): void {
  const original = streams['writev']
  if (original === undefined) return
  streams['writev'] = function watchedWritev(this: { fd?: number }, ...args: unknown[]): unknown {
    const { fd } = this
    if (fd === 1 || fd === 2) {
      const chunks = args[1] as unknown[]
      const step = args[2] === true ? 1 : 2
      for (let i = 0; i < chunks.length; i += step) {
        const coding =
          typeof chunks[i] !== 'string' ? 'buffer' : chunks[i + 1] === 'latin1' ? 'latin1' : 'utf8'
        note(fd, chunks[i], coding)
      }
    }
    return apply(original, this, args)
  }
}

type FsBinding = Record<'writeBuffer' | 'writeString' | 'writeBuffers', Method>

function armFs(): void {
  const fs = binding<FsBinding>('fs')
  const { writeBuffer, writeString, writeBuffers } = fs
  fs.writeBuffer = function writeBufferWatched(this: object, ...args: unknown[]): unknown {
    const fd = args[0]
    const buffer = args[1]
    if ((fd === 1 || fd === 2) && isView(buffer))
      noteBytes(fd, buffer as Uint8Array, args[2] as number, args[3] as number)
    return apply(writeBuffer, this, args)
  }
  fs.writeString = function writeStringWatched(this: object, ...args: unknown[]): unknown {
    const fd = args[0]
    const encoding = args[3]
    if (fd === 1 || fd === 2)
      note(fd, args[1], encoding === 'latin1' || encoding === 'binary' ? 'latin1' : 'utf8')
    return apply(writeString, this, args)
  }
  fs.writeBuffers = function writeBuffersWatched(this: object, ...args: unknown[]): unknown {
    const fd = args[0]
    const buffers = args[1] as unknown[]
    if (fd === 1 || fd === 2)
      for (let i = 0; i < buffers.length; i++) note(fd, buffers[i], 'buffer')
    return apply(writeBuffers, this, args)
  }
}

function note(fd: number, chunk: unknown, coding: Coding): void {
  if (typeof chunk === 'string') {
    if (coding === 'utf8') noteText(fd, chunk)
    else {
      const { length } = chunk
      const raw = allocate(length)
      writeLatin1(raw, chunk, 0, length)
      noteBytes(fd, raw, 0, length)
    }
  } else if (isView(chunk)) noteBytes(fd, chunk as Uint8Array, 0, byteLengthOf(chunk))
}

function noteText(fd: number, text: string): void {
  if (!admit(text.length)) return
  drainSettled()
  const site = captureSite()
  writeText(0, text)
  outputRow(fd, site)
}

function noteBytes(fd: number, bytes: Uint8Array, offset: number, length: number): void {
  if (length === 0 || !admit(length)) return
  drainSettled()
  const site = captureSite()
  writeBytes(0, bytes, offset, length)
  outputRow(fd, site)
}

/** What is printed outside of all callbacks belongs to none: the counters say where the loop is. */
function outputRow(fd: number, site: number): void {
  const loose = inPlatformTask()
  if (!loose && !outsideScopes()) {
    essentialRow(ROW.output, fd, site, -1, -1)
    return
  }
  readCounters()
  essentialRow(ROW.output, fd, site, counters.loopCount, counters.events, loose ? 1 : 0)
}

function admit(length: number): boolean {
  if (length > MAX_TEXT_BYTES || length > quota) {
    quota = 0
    return false
  }
  quota -= length
  return true
}
