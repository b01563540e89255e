import { binding, nodeMajor } from '../internals.ts'
import { apply, isView } from '../primordials.ts'
import { allowText, note, noteBytes } from './noteOutput.ts'
import { watchThrowing } from './syncFileWrites.ts'

/**
 * Every write to file descriptors 1 and 2, at the last JavaScript step before the kernel: the stream handles that
 * process.stdout and process.stderr write through, and the fs binding (fs.writeSync, fs.write, SyncWriteStream).
 *
 * What a stream keeps back (it is corked, or the pipe is full) was written by whoever called `write`, not by the callback
 * in which it reaches the kernel: `bufferedWrites.ts` notes it then, and here those bytes are passed over.
 */
type Method = (this: { fd?: number }, ...args: unknown[]) => unknown

/** `bytes`: how much text is copied into the recording at most. What comes later still reaches the real stream. */
export function armOutputs(bytes: number): void {
  allowText(bytes)
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
