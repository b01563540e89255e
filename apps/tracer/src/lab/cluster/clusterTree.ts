import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { LabPolicy } from '@loopscope/shared/lab/labSettings'
import type { PrimaryOrder } from '../inside/guardOrders.ts'
import type { ClientReport, FromGuard, WorkerReport } from '../inside/processReport.ts'
import { clientLaunch, programLaunch } from '../launches.ts'
import { processFacts } from '../processFacts.ts'
import { type LiveProcess, ProcessTree, type TreeParts } from '../processTree.ts'
import { earlyEnd } from '../startFailure.ts'
import { SocketWatch } from './socketWatch.ts'

export type ClusterParts = TreeParts & {
  readonly port: number
  readonly policy: LabPolicy
  readonly env: Readonly<Record<string, string>>
  readonly keepAlive: boolean
}

/** The processes of one epoch: a guard, a primary with its workers, a client. Tells what becomes of them as events. */
export class ClusterTree extends ProcessTree {
  protected override readonly awaited = ['primary', 'client']
  /** Forks that the primary was asked for and has not told of yet: it may take long to start. */
  coming: number
  /** It was there and has ended. One that only starts takes orders: its channel keeps them. */
  primaryGone = false
  #parts: ClusterParts
  #socket: SocketWatch
  #everListened = false

  constructor(parts: ClusterParts) {
    super(parts)
    this.#parts = parts
    this.coming = Number(parts.env['WORKERS'] ?? 0)
    this.#socket = new SocketWatch(parts, () => (this.over ? null : [...this.live.values()]))
  }

  async start(): Promise<void> {
    await this.begin()
    const { env, keepAlive, counted, port } = this.#parts
    this.guard.send({ launch: programLaunch('primary', 'cluster/primary.ts', env, 'cluster') })
    this.guard.send({ launch: clientLaunch(port, keepAlive, counted) })
  }

  tellPrimary(order: PrimaryOrder): void {
    if (order.do === 'fork') this.coming += 1
    this.guard.send({ order, for: 'primary' })
  }

  /** Workers that are there and were not asked to go, oldest first. */
  workers(): LiveProcess[] {
    return [...this.live.values()].filter(
      ({ role, state }) =>
        role === 'worker' && state !== 'disconnecting' && state !== 'disconnected',
    )
  }

  /** Looks also for workers whose primary is gone, which no one else can see go. */
  override async beat(): Promise<void> {
    await super.beat()
    if (this.over || this.live.has('primary')) return
    for (const { id, role, pid } of [...this.live.values()]) {
      if (role !== 'worker') continue
      const facts = await processFacts(pid)
      if ((facts === null || facts.state === 'Z') && !this.over)
        this.put(id, 'exited', this.parts.now(), {
          code: null,
          signal: null,
          asked: this.asked.has(id),
        })
    }
  }

  protected override roleOf(id: string): LiveProcess['role'] {
    return id === 'client' ? 'client' : 'primary'
  }

  protected override turned(_id: string, state: LabEventOf<'process'>['state']): void {
    if (state === 'listening' || state === 'exited' || state === 'disconnected')
      void this.#socket.look()
  }

  protected override threw(text: string): void {
    if (!this.#everListened && text.includes('EADDRINUSE'))
      this.parts.failed('Another program has taken the port of this session meanwhile.')
  }

  protected override heard(_of: string, what: WorkerReport | ClientReport, at: number): void {
    if (what.told === 'worker') this.#ofWorker(what, at)
    else this.ledger.told(what, at)
  }

  protected override exited(message: FromGuard & { from: 'exited' }, never: boolean): void {
    const { of, at, code, signal } = message
    if (of !== 'client') {
      this.primaryGone = true
      this.coming = 0
    }
    this.put(of, 'exited', this.parts.toLab(at), { code, signal, asked: this.asked.has(of) })
    if (never) this.parts.failed(earlyEnd(of, message))
  }

  #ofWorker(what: WorkerReport, at: number): void {
    const id = `worker ${what.worker}`
    if (what.state === 'started') {
      this.coming = Math.max(0, this.coming - 1)
      this.started(id, 'worker', what.pid, at)
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
}
