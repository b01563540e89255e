import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import { GuardProcess } from './guardProcess.ts'
import type { ClientOrder } from './inside/guardOrders.ts'
import type {
  ClientReport,
  FromGuard,
  InstancesReport,
  ProcessReport,
  WorkerReport,
} from './inside/processReport.ts'
import { type LedgerShare, RequestLedger } from './ledger/requestLedger.ts'
import { processFacts } from './processFacts.ts'
import { scrubPaths } from './scrubPaths.ts'
import { startFailure } from './startFailure.ts'

type State = LabEventOf<'process'>['state']
export type LiveProcess = {
  readonly id: string
  readonly role: LabEventOf<'process'>['role']
  readonly pid: number
  state: State
  frozen: boolean
  loopDelayUs: number | null
  open: number | null
}

export type TreeParts = {
  readonly codeCache: string
  /** By when the guard, and processes that say a word as they run, have said it; ms. */
  readonly startMs: number
  /** Requests and connections of the session so far: numbers go on. */
  readonly counted: { requests: number; connections: number }
  readonly put: (event: LabEvent) => void
  /** Now, and a time of the machine's clock, on the lab's clock, us. */
  readonly now: () => number
  readonly toLab: (at: number) => number
  readonly share: LedgerShare
  /** Something cannot go on; a sentence. */
  readonly failed: (message: string) => void
  /** The processes have changed: write them down. */
  readonly changed: () => void
}

/** The processes of one epoch of any demo, under one guard. Tells what becomes of them as events. */
export abstract class ProcessTree {
  readonly guard: GuardProcess
  readonly live = new Map<string, LiveProcess>()
  /** Processes whose end an action asked for. */
  readonly asked = new Set<string>()
  protected readonly parts: TreeParts
  protected readonly ledger: RequestLedger
  /** Processes that the guard starts at once and that say a word as soon as they run. */
  protected readonly awaited: readonly string[] = []
  /** Processes that the session is ending, as nothing needs them. */
  #unneeded = new Set<string>()
  #late: NodeJS.Timeout
  #heard = false
  #ending: Promise<void> | null = null

  constructor(parts: TreeParts) {
    this.parts = parts
    this.ledger = new RequestLedger(parts.put, parts.now(), parts.share, () => this.front())
    this.guard = new GuardProcess(parts.codeCache, (message) => this.#receive(message))
    void this.guard.gone.then((how) => {
      if (!this.over) parts.failed(how)
    })
    this.#late = setTimeout(() => this.#lookForLate(), parts.startMs)
    this.#late.unref()
  }

  /** The guard is written down before anything else begins. */
  protected async begin(): Promise<void> {
    await this.guard.note(this.guard.pid)
    this.parts.changed()
  }

  tellClient(order: ClientOrder): void {
    this.guard.send({ order, for: 'client' })
  }

  put(id: string, state: State, at: number, more: Partial<LabEventOf<'process'>> = {}): void {
    const process = this.live.get(id)
    if (process === undefined) return
    if (state === 'frozen' || state === 'thawed') process.frozen = state === 'frozen'
    else process.state = state
    const { role, pid } = process
    const unneeded = state === 'exited' && this.#unneeded.delete(id) && { unneeded: true }
    this.parts.put({ type: 'process', at, process: id, role, state, pid, ...more, ...unneeded })
    if (state === 'exited') {
      this.live.delete(id)
      this.guard.forget(pid)
      this.parts.changed()
    }
    this.turned(id, state)
  }

  /** Sends one process a signal that ends it, if it is there; its end is then one that was asked for. */
  async kill(id: string, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const process = this.live.get(id)
    if (process === undefined) return
    this.asked.add(id)
    await this.guard.signal(process.pid, signal)
  }

  /** Ends a process that nothing needs any more: its exit is told as that. */
  async endUnneeded(id: string): Promise<void> {
    this.#unneeded.add(id)
    await this.kill(id, 'SIGKILL')
  }

  /** Ten times a second. */
  async beat(): Promise<void> {
    if (!this.over) this.ledger.sum(this.parts.now())
  }

  /** Looks at every process from outside, twice a second. */
  async sample(): Promise<void> {
    for (const process of [...this.live.values()]) {
      const facts = await processFacts(process.pid)
      if (this.over || this.live.get(process.id) !== process) continue
      const { id, loopDelayUs, open } = process
      this.parts.put({
        type: 'sample',
        at: this.parts.now(),
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
  end(): Promise<void> {
    this.#ending ??= this.#end()
    return this.#ending
  }

  protected get over(): boolean {
    return this.#ending !== null
  }

  async #end(): Promise<void> {
    clearTimeout(this.#late)
    const workers = [...this.live.values()].filter(({ role }) => role === 'worker')
    await this.guard.end(workers.map(({ pid }) => pid))
    const at = this.parts.now()
    for (const id of [...this.live.keys()])
      this.put(id, 'exited', at, {
        ...{ code: null, signal: 'SIGKILL', asked: true, withAll: true },
      })
    // After their ends: what was in flight is lost with them.
    this.ledger.end(at)
  }

  protected started(id: string, role: LiveProcess['role'], pid: number, at: number): void {
    const process = { id, role, pid, state: 'started' as const, frozen: false }
    this.live.set(id, { ...process, loopDelayUs: null, open: null })
    this.parts.put({ type: 'process', at, process: id, role, state: 'started', pid })
    void this.guard.note(pid).then(() => this.parts.changed())
  }

  /** What else a process of the demo's own told. */
  protected abstract heard(of: string, what: WorkerReport | ClientReport, at: number): void

  /** The process that takes the client's connections for all others, if there is one. */
  protected front(): string | null {
    return null
  }

  /** Of a process that the guard started: its role. */
  protected abstract roleOf(id: string): LiveProcess['role']

  /** A process has ended; `never`: before it ran. */
  protected abstract exited(message: FromGuard & { from: 'exited' }, never: boolean): void

  /** A process is in another state now. */
  protected turned(_id: string, _state: State): void {
    // Not every demo looks.
  }

  /** Something threw where no one caught it; `text` without folders. */
  protected threw(_text: string): void {
    // It is told as a line of the log anyway.
  }

  /** Lines that a process wrote which is no program of ours. */
  protected wrote(_message: FromGuard & { from: 'lines' }): void {
    // Not every demo runs such a program.
  }

  /** Where a machine allows no more threads, Node may wait for ever as it starts. */
  #lookForLate(): void {
    const late = this.awaited.find((id) => this.live.get(id)?.state === 'started')
    if (this.#heard && late === undefined) return
    const what = late === undefined ? "The session's guard process" : `The ${late}`
    this.parts.failed(
      `${what} was started ${Math.round(this.parts.startMs / 1000)} s ago and does not run yet: this machine may allow no more threads.`,
    )
  }

  /** What a load generator told, or a cluster under load. */
  protected ofLoad(_message: FromGuard & { from: 'load' | 'loadWorker' }): void {
    // Most demos have neither.
  }

  /** What the parent of instances told. */
  protected ofInstances(_what: InstancesReport): void {
    // Only the demo processes has such a parent.
  }

  #receive(message: FromGuard): void {
    this.#heard = true
    if (this.over) return
    const { toLab, put } = this.parts
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
        this.started(message.of, this.roleOf(message.of), message.pid, toLab(message.at))
        return
      case 'lines':
        this.wrote(message)
        return
      case 'exited': {
        const never = this.live.get(message.of)?.state === 'started' && !this.asked.has(message.of)
        this.exited(message, never)
        // After its end: what it waited for is lost with it, and by nobody else.
        if (message.of === 'client') this.ledger.end(toLab(message.at))
        return
      }
      case 'failed':
        this.parts.failed(startFailure(message.of, message.code))
        return
      case 'instances':
        this.ofInstances(message.what)
        return
      case 'load':
      case 'loadWorker':
        this.ofLoad(message)
        return
      default:
        message satisfies never
    }
  }

  #told(of: string, what: ProcessReport | WorkerReport | ClientReport): void {
    const at = this.parts.toLab(what.at)
    const process = this.live.get(of)
    if (process !== undefined && process.role !== 'worker' && process.state === 'started')
      this.put(of, 'online', at)
    switch (what.told) {
      case 'accepted':
        this.ledger.accepted(of, what.remotePort, at)
        return
      case 'blocked': {
        const [from, to] = [this.parts.toLab(what.from), this.parts.toLab(what.to)]
        this.parts.put({ type: 'blocked', at, process: of, from, to })
        return
      }
      case 'listening':
        this.put(of, 'listening', at)
        return
      case 'checked':
        this.parts.put({ type: 'check', at, server: of, path: what.path })
        return
      case 'loop': {
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
        const place = what.place && { place: what.place }
        this.parts.put({ type: 'log', at, process: of, stream, text, dropped, ...place })
        if (what.told === 'threw') this.threw(text)
        return
      }
      default:
        this.heard(of, what, at)
        return
    }
  }
}
