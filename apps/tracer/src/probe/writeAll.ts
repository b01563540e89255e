import { binding } from './internals.ts'

type WriteBuffer = (
  fd: number,
  from: Buffer,
  offset: number,
  length: number,
  position: null,
  request: undefined,
  context: object,
) => number
const { writeBuffer } = binding<{ writeBuffer: WriteBuffer }>('fs')

/** Writes to a descriptor at once, past all that the snippet may have put in the way. false: not or not all of it. */
export function writeAll(fd: number, from: Buffer, length: number): boolean {
  try {
    return writeBuffer(fd, from, 0, length, null, undefined, {}) === length
  } catch (_closedByTheSnippet) {
    return false
  }
}
