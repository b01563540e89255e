import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { ClientReport } from '../inside/processReport.ts'
import { Bucket } from './bucket.ts'

type Row = LabEventOf<'sum'>['processes'][number]
type Connection = { readonly oneByOne: boolean; localPort: number | null; process: string | null }
type Request = { readonly oneByOne: boolean; readonly connection: number; readonly at: number }

/** So many requests a second are told one by one at most; more than that can be seen as dots by no one. */
const MOST_PER_SECOND = 40
const OLDEST_ACCEPTED = 1000
/** Ports come again: a worker's word is of the connection that opens within this time, us. */
const ACCEPTED_FOR_US = 1_000_000

/** Of the requests that could be told one by one, 0 to 1: those of a stream, and those that somebody asked for. */
export type LedgerShare = { readonly stream: () => number; readonly asked: () => number }

/**
 * Decides which requests are told one by one and counts all others exactly. Knows which worker holds which connection: the
 * worker tells the client's port, the client tells its connection's.
 */
export class RequestLedger {
  #put: (event: LabEvent) => void
  #buckets: { readonly stream: Bucket; readonly asked: Bucket }
  #front: () => string | null
  #connections = new Map<number, Connection>()
  #requests = new Map<number, Request>()
  #byPort = new Map<number, number>()
  /** Ports that a worker told of before the client did. */
  #accepted = new Map<number, { process: string; at: number }>()
  #rows = new Map<string | null, Row>()
  #sent = 0
  #from: number

  /**
   * `front`: the process that takes all connections and asks others for the
   * answers, such as a proxy; null: whoever answers has the connection.
   */
  constructor(
    put: (event: LabEvent) => void,
    from: number,
    share: LedgerShare = { stream: () => 1, asked: () => 1 },
    front: () => string | null = () => null,
  ) {
    this.#put = put
    this.#from = from
    this.#buckets = {
      stream: new Bucket(() => Math.max(1, MOST_PER_SECOND * share.stream())),
      // However little the recording still takes, a click's requests are all there.
      asked: new Bucket(() => MOST_PER_SECOND * share.asked(), MOST_PER_SECOND),
    }
    this.#front = front
  }

  /** `at`: on the lab's clock. */
  told(what: ClientReport, at: number): void {
    switch (what.told) {
      case 'ready':
        return
      case 'request':
        this.#request(what, at)
        return
      case 'opened':
        this.#opened(what, at)
        return
      case 'closed':
        this.#closed(what.connection, at)
        return
      case 'answer': {
        this.#answer(what, at)
        return
      }
      case 'keys':
      case 'secured':
      case 'marked':
        return
      default:
        what satisfies never
    }
  }

  accepted(process: string, remotePort: number, at: number): void {
    const number = this.#byPort.get(remotePort)
    const connection = number === undefined ? undefined : this.#connections.get(number)
    if (number !== undefined && connection !== undefined) {
      this.#give(number, connection, process, at)
      return
    }
    this.#accepted.set(remotePort, { process, at })
    // A connection of no one's that this client knows.
    for (const old of this.#accepted.keys()) {
      if (this.#accepted.size <= OLDEST_ACCEPTED) break
      this.#accepted.delete(old)
    }
  }

  /** The sum of what was not told one by one since the last; nothing when there was nothing. */
  sum(at: number): void {
    const processes = [...this.#rows.values()]
    const from = Math.min(this.#from, at)
    if (this.#sent > 0 || processes.length > 0)
      this.#put({ type: 'sum', at, from, to: at, sent: this.#sent, processes })
    this.#from = at
    this.#sent = 0
    this.#rows.clear()
  }

  /** The client is gone: what it waited for is lost. */
  end(at: number): void {
    for (const [number, request] of this.#requests)
      this.#answer(
        {
          request: number,
          outcome: 'lost',
          by: null,
          status: null,
          us: Math.max(0, at - request.at),
          bytes: null,
        },
        at,
      )
    for (const number of this.#connections.keys()) this.#closed(number, at)
    this.sum(at)
  }

  #request(
    { request, connection, path, accepts, streamed }: ClientReport & { told: 'request' },
    at: number,
  ): void {
    const known = this.#connections.get(connection)
    const oneByOne = this.#buckets[streamed ? 'stream' : 'asked'].take(at)
    if (known === undefined)
      this.#connections.set(connection, { oneByOne, localPort: null, process: null })
    this.#requests.set(request, { oneByOne, connection, at })
    if (oneByOne)
      this.#put({
        ...{ type: 'request', at, request, connection, path },
        ...(accepts !== undefined && { accepts }),
      })
    else this.#sent += 1
  }

  #opened({ connection, localPort }: ClientReport & { told: 'opened' }, at: number): void {
    const known = this.#connections.get(connection)
    if (known === undefined) return
    known.localPort = localPort
    this.#byPort.set(localPort, connection)
    if (known.oneByOne)
      this.#put({ type: 'connection', at, connection, state: 'opened', process: null })
    const early = this.#accepted.get(localPort)
    this.#accepted.delete(localPort)
    const front = this.#front()
    if (front !== null) this.#give(connection, known, front, at)
    else if (early !== undefined && early.at > at - ACCEPTED_FOR_US)
      this.#give(connection, known, early.process, Math.max(early.at, at))
  }

  #give(number: number, connection: Connection, process: string, at: number): void {
    if (connection.process !== null) return
    connection.process = process
    if (connection.oneByOne)
      this.#put({ type: 'connection', at, connection: number, state: 'accepted', process })
    else this.#row(process).accepted += 1
  }

  #closed(number: number, at: number): void {
    const connection = this.#connections.get(number)
    if (connection === undefined) return
    const { oneByOne, localPort, process } = connection
    this.#connections.delete(number)
    if (localPort !== null && this.#byPort.get(localPort) === number) this.#byPort.delete(localPort)
    if (oneByOne)
      this.#put({ type: 'connection', at, connection: number, state: 'closed', process })
    else if (process !== null) this.#row(process).closed += 1
  }

  #answer(
    {
      request: number,
      outcome,
      by,
      status,
      us,
      bytes,
      content,
      unsent,
    }: Omit<ClientReport & { told: 'answer' }, 'told' | 'at'>,
    at: number,
  ): void {
    const request = this.#requests.get(number)
    if (request === undefined) return
    this.#requests.delete(number)
    const connection = this.#connections.get(request.connection)
    // An answer may be here before its worker's word, which takes a longer way.
    if (by !== null && connection !== undefined && this.#front() === null)
      this.#give(request.connection, connection, by, at)
    const process = unsent === undefined ? (by ?? connection?.process ?? null) : null
    if (request.oneByOne)
      this.#put({
        ...{ type: 'answer', at, request: number, outcome, process, status, us },
        ...(unsent !== undefined && { unsent }),
        ...(bytes !== null && { bytes }),
        ...(content !== undefined && { content }),
      })
    else {
      const row = this.#row(process)
      row[outcome] += 1
      if (unsent !== undefined) row.unsent = (row.unsent ?? 0) + 1
      if ((status ?? 0) >= 500) row.failed = (row.failed ?? 0) + 1
    }
    // Refused: it never became one.
    if (connection?.localPort === null) this.#connections.delete(request.connection)
  }

  #row(process: string | null): Row {
    const none = { answered: 0, refused: 0, reset: 0, timedOut: 0, lost: 0, accepted: 0, closed: 0 }
    const row = this.#rows.get(process) ?? { process, ...none }
    this.#rows.set(process, row)
    return row
  }
}
