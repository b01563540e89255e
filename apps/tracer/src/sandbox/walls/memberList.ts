import { closeSync, openSync, write as writeTo } from 'node:fs'
import { promisify } from 'node:util'

/** The file of a cgroup that takes processes in. It stays open: to open and close it for each run costs more than the write. */
export class MemberList {
  #fd: number
  #last: Promise<unknown> = Promise.resolve()

  constructor(path: string) {
    this.#fd = openSync(path, 'w')
  }

  /** Throws what the kernel says to it: ESRCH for a process that is gone. */
  async add(pid: number): Promise<void> {
    const written = write(this.#fd, String(pid))
    this.#last = Promise.allSettled([this.#last, written])
    await written
  }

  /** After the last write: the number of a closed descriptor may be another file's. */
  async close(): Promise<void> {
    await this.#last
    closeSync(this.#fd)
  }
}

const write = promisify(writeTo)
