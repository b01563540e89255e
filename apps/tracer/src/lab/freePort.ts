import { createServer } from 'node:net'

/** Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 on macOS), above the well known. */
const FIRST = 28_000
const COUNT = 1000

/** A port of 127.0.0.1 on which nobody listens now. Rejects when there is none; `skip`: not these. */
export async function freePort(skip: ReadonlySet<number> = new Set()): Promise<number> {
  const start = Math.floor(Math.random() * COUNT)
  for (let step = 0; step < COUNT; step++) {
    const port = FIRST + ((start + step) % COUNT)
    if (!skip.has(port) && (await isFree(port))) return port
  }
  throw new Error('no port of 127.0.0.1 is free')
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
