import { randomUUID } from 'node:crypto'
import { closeSync, constants, openSync, readSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The file behind file descriptor 4 of a run: in memory, without a name, append only. It never blocks the snippet, costs
 * the service nothing while no one reads, and survives any death of the process.
 */
export class RowsFile {
  /** For the process: it can add, and nothing else. */
  readonly writeFd: number
  #readFd: number
  #offset = 0
  #limit: number
  #closed = false

  /** `limit`: bytes past which nothing is read. */
  constructor(limit: number) {
    this.#limit = limit
    const path = join(folder(), `loopscope-rows-${randomUUID()}`)
    const { O_CREAT, O_EXCL, O_WRONLY, O_APPEND } = constants
    this.writeFd = openSync(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND, 0o600)
    try {
      this.#readFd = openSync(path, 'r')
    } catch (error) {
      closeSync(this.writeFd)
      throw error
    } finally {
      unlinkSync(path)
    }
  }

  /** Bytes appended since the last call, at most MOST_AT_ONCE; empty when there are none. Valid until any file is read again. */
  read(): Uint8Array {
    const length = Math.min(MOST_AT_ONCE, this.#limit - this.#offset)
    if (this.#closed || length <= 0) return buffer.subarray(0, 0)
    const count = readSync(this.#readFd, buffer, 0, length, this.#offset)
    this.#offset += count
    return buffer.subarray(0, count)
  }

  /** After the process has been started it has its own copy of the descriptor. */
  handedOver(): void {
    closeSync(this.writeFd)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    closeSync(this.#readFd)
  }
}

/** What one reading gives, bytes. */
export const MOST_AT_ONCE = 256 * 1024
/**
 * One for all: what is read is decoded before anything else can run. No Buffer: its `slice` does not copy, and readers
 * keep what they slice.
 */
const buffer = new Uint8Array(MOST_AT_ONCE)
let chosen: string | null = null

function folder(): string {
  if (chosen !== null) return chosen
  for (const candidate of ['/dev/shm', tmpdir()]) {
    try {
      const probe = join(candidate, `loopscope-probe-${randomUUID()}`)
      closeSync(openSync(probe, 'wx', 0o600))
      unlinkSync(probe)
      chosen = candidate
      return candidate
    } catch (_notWritable) {
      // The next one.
    }
  }
  return tmpdir()
}
