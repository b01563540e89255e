import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { dataOf } from '../tasks/dataOf.ts'
import { noteHeld } from './noteOutput.ts'
import { writesSeen } from './outputs.ts'

type Write = (this: object, ...args: unknown[]) => unknown

/**
 * Chunks of process.stdout and process.stderr that their stream keeps back: it is corked, or an earlier write waits for
 * the pipe to take it (on Linux a pipe is written at once only while it has room). `Writable.write` is the moment at
 * which the snippet wrote them.
 */
export function armBufferedWrites(): void {
  const { Duplex } = require('stream') as typeof import('stream')
  const prototype = Duplex.prototype as unknown as { write: Write }
  const { write } = prototype
  const watched = {
    write(this: object, ...args: unknown[]): unknown {
      const fd = standardFd(this)
      if (fd === 0) return applyWithRoom(2, write, this, args)
      const seen = writesSeen()
      const held = heldBytes(this)
      const result = applyWithRoom(2, write, this, args)
      // A chunk that went through was seen at the handle; one that was refused makes nothing longer.
      if (writesSeen() === seen && heldBytes(this) > held)
        noteHeld(fd, args[0], codingOf(this, args[1]), watched.write)
      return result
    },
  }
  prototype.write = impersonate(watched.write, write)
}

/** 1 or 2 for process.stdout and process.stderr (getStdout marks them so), else 0. Calls nothing of the snippet's. */
function standardFd(stream: object): 0 | 1 | 2 {
  if (dataOf(stream, '_isStdio') !== true) return 0
  const fd = dataOf(stream, 'fd')
  return fd === 1 || fd === 2 ? fd : 0
}

function heldBytes(stream: object): number {
  const length = dataOf(dataOf(stream, '_writableState'), 'length')
  return typeof length === 'number' ? length : 0
}

function codingOf(stream: object, encoding: unknown): unknown {
  if (typeof encoding === 'string') return encoding
  return dataOf(dataOf(stream, '_writableState'), 'defaultEncoding')
}
