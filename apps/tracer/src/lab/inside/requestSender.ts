import { Agent, type ClientRequest, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { LabOutcome } from '@loopscope/shared/lab/labOutcome'
import { clockUs } from './clock.ts'
import type { ClientOrder } from './guardOrders.ts'
import type { ClientReport, Secured } from './processReport.ts'

const PATIENCE_MS = 5000
/** For requests that are sent at once: the queue that they wait in is what is to be seen. */
const PATIENCE_AT_ONCE_MS = 30_000

type SenderParts = {
  readonly port: number
  readonly keepAlive: boolean
  /** How many there were: numbers go on. */
  readonly requests: number
  readonly connections: number
  readonly tell: (what: ClientReport) => void
}
type Asked = Omit<ClientOrder & { do: 'send' }, 'do' | 'count'> & { readonly streamed?: true }

/** What became of a request. `by`: the process that says that it answered; `error`: a code of Node's. */
export type Sent = {
  readonly by: string | null
  readonly error: string | null
  readonly secured: Partial<Secured>
}

/** Sends requests over connections of its own, numbers both, and tells of both. */
export class RequestSender {
  waiting = 0
  #port: number
  #tell: (what: ClientReport) => void
  #keepAlive: boolean
  #requests: number
  #connections: number
  #kept = new Agent({ keepAlive: true, maxSockets: 1 })
  #numbers = new WeakMap<Socket, number>()

  constructor({ port, keepAlive, requests, connections, tell }: SenderParts) {
    this.#port = port
    this.#tell = tell
    this.#keepAlive = keepAlive
    this.#requests = requests
    this.#connections = connections
  }

  /** One connection, kept and used again, or one for each request. */
  keep(keepAlive: boolean): void {
    this.#keepAlive = keepAlive
    // Those in use end their request first.
    for (const idle of Object.values(this.#kept.freeSockets).flat()) if (!keepAlive) idle?.destroy()
  }

  /** Resolves when the request has ended, however. `key`: what it differs in from others, 1 the first. */
  send(asked: Asked, key: number): Promise<Sent> {
    return new Promise((resolve) => {
      this.waiting += 1
      let number = 0
      let sentAt = 0
      let limit: NodeJS.Timeout | undefined
      let over = false
      let sent = false
      let secured: Partial<Secured> = {}
      let readBefore = 0
      let content: Content | undefined
      const end = (
        outcome: LabOutcome,
        by: string | null,
        status: number | null,
        code = '',
      ): void => {
        if (over) return
        over = true
        this.waiting -= 1
        clearTimeout(limit)
        const at = clockUs()
        // Of TLS the system counts what is encrypted, and Node what is not.
        const { socket } = request
        const bytes =
          socket === null || socket instanceof TLSSocket ? null : socket.bytesRead - readBefore
        const us = at - sentAt
        const isUnsent = !sent && (outcome === 'lost' || outcome === 'reset')
        if (number > 0)
          this.#tell({
            ...{ told: 'answer', at, request: number, by, status, us, bytes },
            ...(isUnsent ? { outcome: 'lost', unsent: code.slice(0, 80) } : { outcome }),
            ...(content !== undefined && { content }),
          })
        resolve({ by, error: code || null, secured })
      }
      const request = this.#request(asked, key)
      request.once('socket', (socket) => {
        sentAt = clockUs()
        readBefore = socket.bytesRead
        this.#requests += 1
        number = this.#requests
        const connection = this.#follow(socket)
        const { path } = request
        const accepts = String(request.getHeader('accept-encoding') ?? '')
        this.#tell({
          ...{ told: 'request', at: sentAt, request: number, connection, path },
          ...(asked.weighed && { accepts }),
          ...(asked.streamed && { streamed: true }),
        })
        limit = setTimeout(
          () => {
            end('timedOut', null, null)
            request.destroy()
          },
          asked.once ? PATIENCE_AT_ONCE_MS : PATIENCE_MS,
        )
        // Nothing of a request leaves before its connection is there, and over TLS before the client trusts the other side.
        sent = !socket.connecting
        const isSecure = socket instanceof TLSSocket
        socket.once(isSecure ? 'secureConnect' : 'connect', () => {
          sent = true
          secured = securityOf(socket)
        })
      })
      request.once('response', (response) => {
        const by = answerer(response.headers)
        if (asked.weighed) content = contentOf(response.headers)
        response.once('end', () => end('answered', by, response.statusCode ?? null))
        response.once('error', (error) => end(outcomeOf(error), by, null, codeOf(error)))
        response.resume()
      })
      request.on('error', (error) => end(outcomeOf(error), null, null, codeOf(error)))
      request.end()
    })
  }

  #request({ path, vary, encoding, to }: Asked, key: number): ClientRequest {
    const headers: Record<string, string> = {}
    if (vary === 'user') headers['x-user'] = `user-${key}`
    if (encoding !== undefined && encoding !== 'none') headers['accept-encoding'] = encoding
    const options = {
      host: '127.0.0.1',
      port: to?.port ?? this.#port,
      path: vary === 'path' ? `/api/${key}` : vary === 'param' ? `/?id=${key}` : path,
      headers,
      agent: this.#keepAlive && to === undefined ? this.#kept : (false as const),
      // The whole of 127.0.0.0/8 is this machine's, on Linux.
      ...(vary === 'address' && {
        localAddress: `127.0.${1 + Math.floor(key / 250)}.${1 + (key % 250)}`,
      }),
    }
    if (to?.tls !== true) return httpRequest(options)
    return httpsRequest({ ...options, servername: 'localhost', ...(to.ca !== '' && { ca: to.ca }) })
  }

  /** The connection's number; a new one is followed to its end. */
  #follow(socket: Socket): number {
    const known = this.#numbers.get(socket)
    if (known !== undefined) return known
    this.#connections += 1
    const connection = this.#connections
    this.#numbers.set(socket, connection)
    socket.once('connect', () => {
      const localPort = socket.localPort ?? 0
      this.#tell({ told: 'opened', at: clockUs(), connection, localPort })
      socket.once('close', () => this.#tell({ told: 'closed', at: clockUs(), connection }))
    })
    return connection
  }
}

/** A worker of a cluster, or a server behind a proxy, as the answer's own header says. */
function answerer(headers: NodeJS.Dict<string | string[]>): string | null {
  const [worker, server] = [headers['x-worker'], headers['x-server']]
  if (typeof worker === 'string') return `worker ${worker}`
  return typeof server === 'string' ? server : null
}

type Content = { readonly type: string; readonly encoding: string }

/** What an answer says of its body; cut to what the recording takes. */
function contentOf(headers: NodeJS.Dict<string | string[]>): Content {
  const { 'content-type': type = '', 'content-encoding': encoding = '' } = headers
  const [media = ''] = String(type).split(';')
  return { type: media.slice(0, 80), encoding: String(encoding).slice(0, 40) }
}

function outcomeOf(error: NodeJS.ErrnoException): LabOutcome {
  if (error.code === 'ECONNREFUSED') return 'refused'
  // Node's name for a connection that the other side closed without any error.
  if (error.message === 'socket hang up' || error.message === 'aborted') return 'lost'
  return error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'reset' : 'lost'
}

const codeOf = ({ code, message }: NodeJS.ErrnoException) => code ?? message

function securityOf(socket: Socket): Partial<Secured> {
  if (!(socket instanceof TLSSocket)) return {}
  const { authorized: trusted } = socket
  return { protocol: socket.getProtocol(), cipher: socket.getCipher().standardName, trusted }
}
