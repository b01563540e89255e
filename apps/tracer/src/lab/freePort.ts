import { createServer } from 'node:net'
import { ActionRefused } from './actionRefused.ts'

/** Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 on macOS), above the well known. */
const FIRST = 28_000
const COUNT = 1000

/**
 * The last ones that were given out: whoever asked for one listens on it a moment later only, and others ask meanwhile.
 * None of them is given out again before so many others were, unless there is no other.
 */
const given: number[] = []
const REMEMBERED = COUNT / 2

/** A port of 127.0.0.1 on which no one listens now. Rejects with ActionRefused when there is none; `skip`: not these. */
export async function freePort(skip: ReadonlySet<number> = new Set()): Promise<number> {
  const start = Math.floor(Math.random() * COUNT)
  for (const isAny of [false, true])
    for (let step = 0; step < COUNT; step++) {
      const port = FIRST + ((start + step) % COUNT)
      if (skip.has(port) || (!isAny && given.includes(port))) continue
      // Before it is tried: who asks at the same time must not try it, too.
      remember(port)
      if (await isFree(port)) return port
    }
  throw new ActionRefused(
    `No port of 127.0.0.1 from ${FIRST} to ${FIRST + COUNT - 1} is free for this session. Try again when other programs have ended.`,
    'no_port',
  )
}

function remember(port: number): void {
  given.push(port)
  if (given.length > REMEMBERED) given.shift()
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.close(() => resolve(true))
    })
  })
}
