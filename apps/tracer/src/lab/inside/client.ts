import { Agent, request as httpRequest } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { Socket } from 'node:net'
import type { LabOutcome } from '@loopscope/shared/lab/labEvent'
import { clockUs } from './clock.ts'
import type { ClientOrder, ToldByClient } from './told.ts'

/**
 * The demo's client: sends requests, one after the other or in a stream, and tells each request and connection. It counts what
 * a client that reconnects silently would not: a connection that is closed before its answer.
 */

const [port, mode, firstRequest, firstConnection] = process.argv.slice(2)
const PATIENCE_MS = 5000
/** Requests that may wait for an answer at once. */
const MOST_OPEN = 1000
const FLUSH_MS = 15
const kept = new Agent({ keepAlive: true, maxSockets: 1 })

let keepAlive = mode === 'keepAlive'
let requests = Number(firstRequest)
let connections = Number(firstConnection)
let waiting = 0
let batch: ToldByClient[] = []
const numbers = new WeakMap<Socket, number>()

function tell(what: ToldByClient): void {
  if (batch.length === 0) setTimeout(flush, FLUSH_MS)
  batch.push(what)
}

function flush(): void {
  const full = batch
  batch = []
  if (process.connected) process.send?.({ batch: full }, undefined, undefined, () => undefined)
}

/** The connection's number; a new one is followed to its end. */
function follow(socket: Socket): number {
  const known = numbers.get(socket)
  if (known !== undefined) return known
  connections += 1
  const connection = connections
  numbers.set(socket, connection)
  socket.once('connect', () => {
    tell({ told: 'opened', at: clockUs(), connection, localPort: socket.localPort ?? 0 })
    socket.once('close', () => tell({ told: 'closed', at: clockUs(), connection }))
  })
  return connection
}

function outcomeOf(error: NodeJS.ErrnoException): LabOutcome {
  if (error.code === 'ECONNREFUSED') return 'refused'
  // Node's name for a connection that the other side closed without any error.
  if (error.message === 'socket hang up' || error.message === 'aborted') return 'lost'
  return 'reset'
}

/** Resolves when the request has ended, however. */
function send(path: string): Promise<void> {
  return new Promise((resolve) => {
    waiting += 1
    let number = 0
    let sentAt = 0
    let limit: NodeJS.Timeout | undefined
    let over = false
    const end = (outcome: LabOutcome, worker: number | null, status: number | null): void => {
      if (over) return
      over = true
      waiting -= 1
      clearTimeout(limit)
      if (number === 0) {
        resolve()
        return
      }
      const at = clockUs()
      tell({ told: 'answer', at, request: number, outcome, worker, status, us: at - sentAt })
      resolve()
    }
    const agent = keepAlive ? kept : false
    const request = httpRequest({ host: '127.0.0.1', port: Number(port), path, agent })
    request.once('socket', (socket) => {
      sentAt = clockUs()
      requests += 1
      number = requests
      tell({ told: 'request', at: sentAt, request: number, connection: follow(socket), path })
      limit = setTimeout(() => {
        end('timedOut', null, null)
        request.destroy()
      }, PATIENCE_MS)
    })
    request.once('response', (response) => {
      const worker = Number(response.headers['x-worker']) || null
      response.once('end', () => end('answered', worker, response.statusCode ?? null))
      response.once('error', (error) => end(outcomeOf(error), worker, null))
      response.resume()
    })
    request.on('error', (error) => end(outcomeOf(error), null, null))
    request.end()
  })
}

let queue = Promise.resolve()
let queued = 0
function sendInTurn(count: number, path: string): void {
  for (let left = count; left > 0 && queued < MOST_OPEN; left--) {
    queued += 1
    queue = queue
      .then(() => send(path))
      .then(() => {
        queued -= 1
      })
  }
}

let stream: NodeJS.Timeout | undefined
/** A request is due each 1/rate s since the stream began, however long others take. */
function streamAt(rate: number, path: string): void {
  clearInterval(stream)
  if (rate === 0) return
  const begun = clockUs()
  let sent = 0
  stream = setInterval(() => {
    const due = Math.floor(((clockUs() - begun) / 1e6) * rate)
    for (; sent < due; sent++) if (waiting < MOST_OPEN) void send(path)
  }, 5)
}

process.on('message', (order: ClientOrder) => {
  if (order.do === 'send') sendInTurn(order.count, order.path)
  if (order.do === 'stream') streamAt(order.rate, order.path)
  if (order.do === 'connections') {
    keepAlive = order.keepAlive
    // Those in use end their request first.
    for (const idle of Object.values(kept.freeSockets).flat()) if (!keepAlive) idle?.destroy()
  }
})
process.on('disconnect', () => process.exit())
tell({ told: 'ready', at: clockUs() })

setTimeout(() => flushCompileCache(), 1000).unref()
