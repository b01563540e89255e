import {
  createServer,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { parserRefusal } from './bodies/parserRefusal.ts'
import { Refusal, refusalBody } from './bodies/refusal.ts'
import { SECURITY_HEADERS } from './guards/securityHeaders.ts'
import type { Metrics } from './metrics.ts'

/**
 * How long a client may take to send what it asks, ms: its headers, and all of it. `stallMs`: for how long it may take
 * nothing of an answer that is there. `idleMs`: for how long its connection is kept between two requests.
 */
export type Patience = {
  readonly headersMs: number
  readonly requestMs: number
  readonly stallMs: number
  readonly idleMs: number
}

/**
 * A request is at most 400 KB. A crowd that comes at once must not be taken for slow: its clock runs while it waits to be
 * read. Answers may be silent for as long as they like: a run waits for its turn, and a recording streams while it goes on. Proxies
 * keep an idle connection for up to 60 s (nginx, load balancers of clouds), and what they send on it as it ends is lost: ours is kept longer.
 */
export const PATIENCE: Patience = {
  headersMs: 60_000,
  requestMs: 60_000,
  stallMs: 30_000,
  idleMs: 75_000,
}
/**
 * How many connections may wait for the service to take them; Linux takes the least of it and net.core.somaxconn (4096).
 * With Node's 511 a crowd of a thousand gets resets instead of answers: whoever finds the list full is not told so.
 */
export const BACKLOG = 4096
/** How long a refused client may take to read its answer until its connection is closed, ms. */
const LINGER_MS = 1_000

/**
 * The HTTP server around the app. What Node refuses before there is a request (a header that is too long, a line that
 * is no HTTP, CONNECT) gets the same kind of answer as every other refusal, and its connection is closed.
 */
export function createHttpServer(
  app: RequestListener,
  metrics: Pick<Metrics, 'refused'>,
  patience: Patience = PATIENCE,
): Server {
  const { headersMs, requestMs, stallMs, idleMs } = patience
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      // Node looks for slow clients this often.
      connectionsCheckingInterval: Math.min(5_000, headersMs / 2),
      keepAliveTimeout: idleMs,
      // Node's own answer has no body: the app refuses a request without a host.
      requireHostHeader: false,
    },
    app,
  )
  const answering = new WeakMap<Duplex, Set<ServerResponse>>()
  const refused = new WeakSet<Duplex>()

  const refuse = (socket: Duplex, refusal: Refusal): void => {
    // Node tells again for every packet that follows.
    if (refused.has(socket)) return
    refused.add(socket)
    const halfway = [...(answering.get(socket) ?? [])].some(({ headersSent }) => headersSent)
    if (!socket.writable || halfway) {
      socket.destroy()
      return
    }
    metrics.refused(refusal.code)
    socket.on('error', ignore)
    socket.end(rawAnswer(refusal))
    // To close while the client still sends would take the answer away from it.
    const linger = setTimeout(() => socket.destroy(), LINGER_MS)
    socket.on('close', () => clearTimeout(linger))
  }

  server.prependListener('request', ({ socket }, response) => {
    const current = answering.get(socket) ?? new Set()
    answering.set(socket, current.add(response))
    response.once('close', () => current.delete(response))
  })
  // Node calls this when nothing was sent or received for so long, or between two requests for its keepAliveTimeout.
  server.setTimeout(stallMs, (socket) => {
    const answers = answering.get(socket)
    // A connection that has asked nothing yet is headersTimeout's.
    if (answers?.size === 0 || socket.writableLength > 0) socket.destroy()
  })
  server.on('clientError', (error, socket) => refuse(socket, parserRefusal(error)))
  server.on('connect', (_request, socket) => {
    socket.resume()
    refuse(
      socket,
      new Refusal(405, 'method_not_allowed', 'This is not a proxy: CONNECT is not supported.'),
    )
  })
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    const refusal = new Refusal(
      417,
      'expectation_failed',
      'The only Expect header supported is 100-continue.',
    )
    metrics.refused(refusal.code)
    const body = refusalBody(refusal)
    response.writeHead(refusal.status, headersOf(body)).end(body)
  })
  return server
}

function rawAnswer(refusal: Refusal): string {
  const body = refusalBody(refusal)
  const allowed = refusal.status === 405 ? { Allow: 'GET, HEAD, POST, DELETE' } : {}
  const headers = { ...headersOf(body), ...allowed, Date: new Date().toUTCString() }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const status = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? 'Refused'}`
  return [status, ...lines, '', body].join('\r\n')
}

function headersOf(body: string) {
  return {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }
}

function ignore(): void {
  // The client has gone before its answer came: no one is there to be told.
}
