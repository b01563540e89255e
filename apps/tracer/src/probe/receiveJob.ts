import { readSync, writeSync } from 'fs'
import { CONTROL_FD, READY } from '../rows/contract/descriptors.ts'
import type { Job } from '../sandbox/job.ts'

/**
 * Says "ready" and blocks until the job has come. It must block: a wait through the event loop would turn the loop, and
 * the race of setTimeout 0 against setImmediate in main would have one outcome for ever.
 */
export function receiveJob(): Job {
  writeSync(CONTROL_FD, READY)
  const length = read(4).readUInt32LE(0)
  return JSON.parse(read(length).toString('utf8')) as Job
}

function read(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const count = readSync(CONTROL_FD, bytes, done, length - done, null)
    // The service has gone: no one will ever ask for this process.
    if (count === 0) process.exit(0)
    done += count
  }
  return bytes
}
