import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import type { ProxyLogLine } from '@loopscope/shared/lab/proxy/proxyLogLine'
import type { ClientReport } from '../../inside/processReport.ts'

type Row = ProxyEventOf<'proxiedSum'>['rows'][number]
/**
 * `at`: when the request ended, by the line itself; `came`: when the line came. `mark`: when the client has said this, its word of the
 * request has come, if there is one; 0: it is not asked yet.
 */
type Line = {
  readonly line: ProxyLogLine
  readonly at: number
  readonly came: number
  mark: number
}

/** Errors that are told one by one in a second, beside what is told because its request is. */
const MOST_ERRORS = 40
/** After which the client is asked whether a line is about a request of its own, us: its word mostly comes sooner. */
const ASKED_AFTER_US = 50_000
/** A client that does not answer by then says nothing any more, us. */
const PATIENCE_US = 5_000_000
const OLDEST = 4000

/**
 * Joins HAProxy's log with the client's requests: by the client's port, and on one connection in their order. On a busy machine the
 * client's word may come long after the line. So nothing is told of a line without a request until the client, asked for it, has said
 * all that it knew: else the request would be taken for that of the connection's next line.
 */
export class ProxiedLedger {
  #put: (event: LabEvent) => void
  #connectionOf = new Map<number, number>()
  #requestsOf = new Map<number, number[]>()
  /** Requests that are told one by one. */
  #single = new Set<number>()
  /** Requests that the client has given up, and HAProxy has not logged yet. */
  #givenUp = new Set<number>()
  #waiting: Line[] = []
  #rows = new Map<string, Row>()
  #from: number
  #errors = { second: 0, count: 0 }
  /** What the client was asked to say last, and what it has said. */
  #marks = { asked: 0, heard: 0 }

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

  heard(what: ClientReport): void {
    if (what.told === 'request') {
      const requests = this.#requestsOf.get(what.connection) ?? []
      this.#requestsOf.set(what.connection, [...requests, what.request])
      forgetOld(this.#requestsOf)
    }
    if (what.told === 'answer' && what.outcome === 'timedOut') {
      this.#givenUp.add(what.request)
      forgetOld(this.#givenUp)
    }
    if (what.told === 'marked') this.#marks.heard = what.mark
    if (what.told === 'opened') {
      this.#connectionOf.delete(what.localPort)
      this.#connectionOf.set(what.localPort, what.connection)
      forgetOld(this.#connectionOf)
    }
  }

  /**
   * A line of the log; `at`: when the request ended, `now`: when the line is read, both on the lab's clock. How long the client's word
   * is waited for is counted from `now`: `at` comes from the time of day, which somebody may have set between the two.
   */
  logged(line: ProxyLogLine, at: number, now: number): void {
    this.#waiting.push({ line, at, came: now, mark: 0 })
  }

  /**
   * Tells what can be told at this time, us; `all`: what nothing is known of too. Returns what the client is to be asked to say, null:
   * nothing.
   */
  settle(now: number, all = false): number | null {
    const waiting = this.#waiting
    this.#waiting = []
    for (const one of waiting) {
      const request = this.#take(one.line.cp)
      if (request === null && !all && !this.#isForeign(one, now)) this.#waiting.push(one)
      else this.#tell(one, request)
    }
    this.#sum(now)
    return this.#ask(now)
  }

  /** Whether it is about a request that the client knows nothing of: another program's, or one of a client that is gone. */
  #isForeign({ came, mark }: Line, now: number): boolean {
    return (mark > 0 && mark <= this.#marks.heard) || came < now - PATIENCE_US
  }

  #ask(now: number): number | null {
    const old = this.#waiting.filter(({ came, mark }) => mark === 0 && came < now - ASKED_AFTER_US)
    if (old.length === 0) return null
    this.#marks.asked += 1
    for (const one of old) one.mark = this.#marks.asked
    return this.#marks.asked
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
    const late = request !== null && this.#givenUp.delete(request) && ({ late: true } as const)
    const isSingle = request !== null && this.#single.delete(request)
    const isError = !termination.startsWith('--') && this.#errorAllowed(at)
    if (!isSingle && !isError) {
      const key = JSON.stringify([server, status, termination, late])
      const none = { server, status, termination, count: 0, retried: 0, last: at, ...late }
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
      ...late,
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
