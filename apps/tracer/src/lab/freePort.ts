import { createSocket, type Socket } from 'node:dgram'
import { createServer } from 'node:net'
import { ActionRefused } from './actionRefused.ts'

/** Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 on macOS), above the well known. */
const FIRST = 28_000
const COUNT = 1000

/** Whoever asked for a port listens on it by then, ms. */
const RESERVED_MS = 60_000

/**
 * A port of 127.0.0.1 on which no one listens now, and that neither this service nor another on this machine gives out again within a
 * minute, unless there is no other: whoever asked for it listens on it a moment later only, and others ask meanwhile. Rejects with
 * ActionRefused when there is none; `skip`: not these.
 */
export async function freePort(skip: ReadonlySet<number> = new Set()): Promise<number> {
  const start = Math.floor(Math.random() * COUNT)
  for (const isAny of [false, true])
    for (let step = 0; step < COUNT; step++) {
      const port = FIRST + ((start + step) % COUNT)
      if (skip.has(port)) continue
      const reservation = await reserve(port)
      if (reservation === null && !isAny) continue
      if (await isFree(port)) return port
      reservation?.close()
    }
  throw new ActionRefused(
    `No port of 127.0.0.1 from ${FIRST} to ${FIRST + COUNT - 1} is free for this session. Try again when other programs have ended.`,
    'no_port',
  )
}

/**
 * Holds the UDP port of the same number for a while, which no server of a demo uses: the system gives it to one process alone, and
 * takes it back when that ends, however it does. Resolves to null where somebody has it.
 */
function reserve(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => {
      socket.close()
      resolve(null)
    })
    socket.bind({ address: '127.0.0.1', port, exclusive: true }, () => {
      socket.unref()
      const over = setTimeout(() => socket.close(), RESERVED_MS).unref()
      socket.once('close', () => clearTimeout(over))
      resolve(socket)
    })
  })
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
