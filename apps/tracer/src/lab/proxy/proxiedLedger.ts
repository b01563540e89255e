import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import type { ProxyLogLine } from '@loopscope/shared/lab/proxy/proxyLogLine'
import type { ToldByClient } from '../inside/told.ts'

type Row = ProxyEventOf<'proxiedSum'>['rows'][number]
type Line = { readonly line: ProxyLogLine; readonly at: number }

/** Errors that are told one by one in a second, beside what is told because its request is. */
const MOST_ERRORS = 40
/** How long a line waits for the client's word of the connection that it is about, us. */
const WAITS_US = 150_000
const OLDEST = 4000

/** Joins HAProxy's log with the client's requests: by the client's port, and on one connection in their order. */
export class ProxiedLedger {
  #put: (event: LabEvent) => void
  #connectionOf = new Map<number, number>()
  #requestsOf = new Map<number, number[]>()
  /** Requests that are told one by one. */
  #single = new Set<number>()
  #waiting: Line[] = []
  #rows = new Map<string, Row>()
  #from: number
  #errors = { second: 0, count: 0 }

  constructor(put: (event: LabEvent) => void, from: number) {
    this.#put = put
    this.#from = from
  }

  /** An event of the session's own: requests that are told one by one. */
  saw(event: LabEvent): void {
    if (event.type !== 'request') return
    this.#single.add(event.request)
    forgetOld(this.#single)
  }

  heard(what: ToldByClient): void {
    if (what.told === 'request') {
      const requests = this.#requestsOf.get(what.connection) ?? []
      this.#requestsOf.set(what.connection, [...requests, what.request])
      forgetOld(this.#requestsOf)
    }
    if (what.told === 'opened') {
      this.#connectionOf.delete(what.localPort)
      this.#connectionOf.set(what.localPort, what.connection)
      forgetOld(this.#connectionOf)
    }
  }

  /** A line of the log; `at`: when the request ended, on the lab's clock. */
  logged(line: ProxyLogLine, at: number): void {
    this.#waiting.push({ line, at })
  }

  /** Tells what can be told at this time, us; `all`: what nothing is known of too. */
  settle(now: number, all = false): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const one of waiting) {
      const request = this.#take(one.line.cp)
      if (request === null && !all && one.at > now - WAITS_US) this.#waiting.push(one)
      else this.#tell(one, request)
    }
    this.#sum(now)
  }

  /** The oldest request of this port's connection that no line was about yet. */
  #take(port: number): number | null {
    const connection = this.#connectionOf.get(port)
    return connection === undefined ? null : (this.#requestsOf.get(connection)?.shift() ?? null)
  }

  #tell({ line, at }: Line, request: number | null): void {
    const server = line.srv.startsWith('<') ? null : line.srv
    const [status, termination] = [line.st, line.ts]
    const retries = Number.parseInt(line.rc.replace('+', ''), 10) || 0
    const isSingle = request !== null && this.#single.delete(request)
    const isError = !termination.startsWith('--') && this.#errorAllowed(at)
    if (!isSingle && !isError) {
      const key = JSON.stringify([server, status, termination])
      const none = { server, status, termination, count: 0, retried: 0, last: at }
      const row = this.#rows.get(key) ?? none
      row.count += 1
      row.retried += retries > 0 ? 1 : 0
      row.last = Math.max(row.last, at)
      this.#rows.set(key, row)
      return
    }
    const { TR, Tw, Tc, Tr, Ta, sq, bq, B } = line
    this.#put({
      type: 'proxied',
      at,
      request: isSingle ? request : null,
      ...{ server, status, termination, TR, Tw, Tc, Tr, Ta, retries },
      redispatched: line.rc.startsWith('+'),
      ...{ serverQueue: sq, backendQueue: bq, bytes: B },
    })
  }

  #sum(at: number): void {
    const rows = [...this.#rows.values()]
    const from = Math.min(this.#from, at)
    this.#from = at
    this.#rows.clear()
    if (rows.length > 0) this.#put({ type: 'proxiedSum', at, from, to: at, rows })
  }

  #errorAllowed(at: number): boolean {
    const second = Math.floor(at / 1e6)
    if (second !== this.#errors.second) this.#errors = { second, count: 0 }
    this.#errors.count += 1
    return this.#errors.count <= MOST_ERRORS
  }
}

/** Maps and sets keep their order of insertion: the first are the oldest. */
function forgetOld(known: Set<number> | Map<number, unknown>): void {
  for (const old of known.keys()) {
    if (known.size <= OLDEST) return
    known.delete(old)
  }
}
