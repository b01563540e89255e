import { createServer } from 'node:net'
import { NotNow } from './notNow.ts'

/** Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 on macOS), above the well known. */
const FIRST = 28_000
const COUNT = 1000

/** A port of 127.0.0.1 on which nobody listens now. Rejects with NotNow when there is none; `skip`: not these. */
export async function freePort(skip: ReadonlySet<number> = new Set()): Promise<number> {
  const start = Math.floor(Math.random() * COUNT)
  for (let step = 0; step < COUNT; step++) {
    const port = FIRST + ((start + step) % COUNT)
    if (!skip.has(port) && (await isFree(port))) return port
  }
  throw new NotNow(
    `No port of 127.0.0.1 from ${FIRST} to ${FIRST + COUNT - 1} is free for this session. Try again when other programs have ended.`,
    'no_port',
  )
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
