import type { LabEvent, LabEventOf, LabPolicy } from '@loopscope/shared/lab/labEvent'
import { GuardProcess } from './guardProcess.ts'
import type {
  ClientOrder,
  FromGuard,
  PrimaryOrder,
  Told,
  ToldByClient,
  ToldOfWorker,
} from './inside/told.ts'
import { processFacts } from './processFacts.ts'
import { RequestLedger } from './requestLedger.ts'
import { scrubPaths } from './scrubPaths.ts'
import { SocketWatch } from './socketWatch.ts'

type State = LabEventOf<'process'>['state']
export type LiveProcess = {
  readonly id: string
  readonly role: 'primary' | 'worker' | 'client'
  readonly pid: number
  state: State
  frozen: boolean
  loopDelayUs: number | null
  open: number | null
}

export type TreeParts = {
  readonly port: number
  readonly policy: LabPolicy
  readonly env: Readonly<Record<string, string>>
  readonly codeCache: string
  readonly keepAlive: boolean
  /** Requests and connections of the session so far: numbers go on. */
  readonly counted: { requests: number; connections: number }
  readonly put: (event: LabEvent) => void
  /** Now, and a time of the machine's clock, on the lab's clock, us. */
  readonly now: () => number
  readonly toLab: (at: number) => number
  /** Of the requests that could be told one by one, 0 to 1. */
  readonly share: () => number
  /** Something cannot go on; a sentence. */
  readonly failed: (message: string) => void
  /** The processes have changed: write them down. */
  readonly changed: () => void
}

/** The processes of one epoch: a guard, a primary with its workers, a client. Tells what becomes of them as events. */
export class ClusterTree {
  readonly guard: GuardProcess
  readonly live = new Map<string, LiveProcess>()
  /** Processes whose end an action asked for. */
  readonly asked = new Set<string>()
  /** Forks that the primary was asked for and has not told of yet: it may take long to start. */
  coming: number
  /** It was there and has ended. One that only starts takes orders: its channel keeps them. */
  primaryGone = false
  #parts: TreeParts
  #ledger: RequestLedger
  #socket: SocketWatch
  #ended = false
  #everListened = false

  constructor(parts: TreeParts) {
    this.#parts = parts
    this.coming = Number(parts.env['WORKERS'] ?? 0)
    this.#ledger = new RequestLedger(parts.put, parts.now(), parts.share)
    this.#socket = new SocketWatch(parts, () => (this.#ended ? null : [...this.live.values()]))
    this.guard = new GuardProcess(parts.codeCache, (message) => this.#receive(message))
    void this.guard.gone.then(() => {
      if (!this.#ended) parts.failed("The session's guard process was ended from outside.")
    })
  }

  async start(): Promise<void> {
    await this.guard.note(this.guard.pid)
    this.#parts.changed()
    const { env, keepAlive, counted } = this.#parts
    const { requests: firstRequest, connections: firstConnection } = counted
    this.guard.send({ start: env, keepAlive, firstRequest, firstConnection })
  }

  tellPrimary(order: PrimaryOrder): void {
    if (order.do === 'fork') this.coming += 1
    this.guard.send({ order, for: 'primary' })
  }

  tellClient(order: ClientOrder): void {
    this.guard.send({ order, for: 'client' })
  }

  /** Workers that are there and were not asked to go, oldest first. */
  workers(): LiveProcess[] {
    return [...this.live.values()].filter(
      ({ role, state }) =>
        role === 'worker' && state !== 'disconnecting' && state !== 'disconnected',
    )
  }

  put(id: string, state: State, at: number, more: Partial<LabEventOf<'process'>> = {}): void {
    const process = this.live.get(id)
    if (process === undefined) return
    if (state === 'frozen' || state === 'thawed') process.frozen = state === 'frozen'
    else process.state = state
    const { role, pid } = process
    this.#parts.put({ type: 'process', at, process: id, role, state, pid, ...more })
    if (state === 'exited') {
      this.live.delete(id)
      this.guard.forget(pid)
      this.#parts.changed()
    }
    if (state === 'listening' || state === 'exited' || state === 'disconnected')
      void this.#socket.look()
  }

  /** Ten times a second: the sum of requests, and workers whose primary is gone, which nobody else can see go. */
  async beat(): Promise<void> {
    if (this.#ended) return
    this.#ledger.sum(this.#parts.now())
    if (this.live.has('primary')) return
    for (const { id, role, pid } of [...this.live.values()]) {
      if (role !== 'worker') continue
      const facts = await processFacts(pid)
      if ((facts === null || facts.state === 'Z') && !this.#ended)
        this.put(id, 'exited', this.#parts.now(), {
          code: null,
          signal: null,
          asked: this.asked.has(id),
        })
    }
  }

  /** Looks at every process from outside, twice a second. */
  async sample(): Promise<void> {
    for (const process of [...this.live.values()]) {
      const facts = await processFacts(process.pid)
      if (this.#ended || !this.live.has(process.id)) continue
      const { id, loopDelayUs, open } = process
      this.#parts.put({
        type: 'sample',
        at: this.#parts.now(),
        process: id,
        cpuUs: facts?.cpuUs ?? null,
        rssBytes: facts?.rssBytes ?? null,
        loopDelayUs,
        open,
      })
      process.loopDelayUs = null
    }
  }

  /** Ends all of it; whatever was in flight is lost. Resolves when nothing of it is alive. */
  async end(): Promise<void> {
    if (this.#ended) return this.guard.gone
    this.#ended = true
    const workers = [...this.live.values()].filter(({ role }) => role === 'worker')
    await this.guard.end(workers.map(({ pid }) => pid))
    const at = this.#parts.now()
    this.#ledger.end(at)
    for (const id of [...this.live.keys()])
      this.put(id, 'exited', at, {
        ...{ code: null, signal: 'SIGKILL', asked: true, withAll: true },
      })
  }

  #receive(message: FromGuard): void {
    if (this.#ended) return
    const { toLab, put } = this.#parts
    switch (message.from) {
      case 'told':
        this.#told(message.of, message.what)
        return
      case 'backoff': {
        const { exits, withinMs, at } = message
        put({ type: 'backoff', at: toLab(at), exits, withinUs: withinMs * 1000 })
        return
      }
      case 'started':
        this.#started(message.of, message.of, message.pid, toLab(message.at))
        return
      case 'exited':
        this.#exited(message)
        return
      case 'failed':
        this.#parts.failed(`The ${message.of} could not be started: ${message.code}.`)
        return
      default:
        message satisfies never
    }
  }

  #told(of: string, what: Told | ToldOfWorker | ToldByClient): void {
    const at = this.#parts.toLab(what.at)
    if (of === 'primary' || of === 'client')
      if (this.live.get(of)?.state === 'started') this.put(of, 'online', at)
    switch (what.told) {
      case 'worker':
        this.#ofWorker(what, at)
        return
      case 'accepted':
        this.#ledger.accepted(of, what.remotePort, at)
        return
      case 'blocked': {
        const [from, to] = [this.#parts.toLab(what.from), this.#parts.toLab(what.to)]
        this.#parts.put({ type: 'blocked', at, process: of, from, to })
        return
      }
      case 'loop': {
        const process = this.live.get(of)
        if (process === undefined) return
        process.loopDelayUs = Math.max(process.loopDelayUs ?? 0, what.delayUs)
        process.open = what.open
        return
      }
      case 'log':
      case 'threw': {
        const stream = what.told === 'log' ? 'stdout' : 'stderr'
        const dropped = what.told === 'log' ? what.dropped : 0
        const text = scrubPaths(what.text).slice(0, 500)
        const { place } = what
        this.#parts.put({
          type: 'log',
          at,
          process: of,
          stream,
          text,
          dropped,
          ...(place && { place }),
        })
        if (what.told === 'threw' && !this.#everListened && text.includes('EADDRINUSE'))
          this.#parts.failed('Another program has taken the port of this session meanwhile.')
        return
      }
      default:
        this.#ledger.told(what, at)
        return
    }
  }

  #ofWorker(what: ToldOfWorker, at: number): void {
    const id = `worker ${what.worker}`
    if (what.state === 'started') {
      this.coming = Math.max(0, this.coming - 1)
      this.#started(id, 'worker', what.pid, at)
      return
    }
    if (what.state === 'listening') this.#everListened = true
    if (what.state !== 'exited') {
      this.put(id, what.state, at)
      return
    }
    const { code = null, signal = null, afterDisconnect = false } = what
    this.put(id, 'exited', at, { code, signal, asked: this.asked.has(id), afterDisconnect })
  }

  #started(id: string, role: LiveProcess['role'], pid: number, at: number): void {
    this.live.set(id, {
      id,
      role,
      pid,
      state: 'started',
      frozen: false,
      loopDelayUs: null,
      open: null,
    })
    this.#parts.put({ type: 'process', at, process: id, role, state: 'started', pid })
    void this.guard.note(pid).then(() => this.#parts.changed())
  }

  #exited({ of, at, code, signal, stderr }: FromGuard & { from: 'exited' }): void {
    const time = this.#parts.toLab(at)
    const never = this.live.get(of)?.state === 'started' && !this.asked.has(of)
    if (of === 'client') this.#ledger.end(time)
    else {
      this.primaryGone = true
      this.coming = 0
    }
    this.put(of, 'exited', time, { code, signal, asked: this.asked.has(of) })
    if (never)
      this.#parts.failed(`The ${of} ended as it started. ${scrubPaths(stderr).slice(-500)}`)
  }
}
