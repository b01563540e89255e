import { setTimeout as sleep } from 'node:timers/promises'
import { proxyOf } from '@loopscope/shared/lab/load/availableTargets'
import type { MeasuredTarget } from '@loopscope/shared/lab/load/loadTargets'
import type { LoadProxy } from '@loopscope/shared/lab/load/renderLoadProxy'
import { becomesTrue } from '../becomesTrue.ts'
import { freePort } from '../freePort.ts'
import type { LiveProcess, ProcessTree } from '../processTree.ts'
import type { LoadProxies } from './loadProxies.ts'
import { type LoadServer, proxyId, serverOf, workerId } from './loadServers.ts'
import { portAnswers } from './portAnswers.ts'
import type { Measured } from './shot.ts'

/** A server that does not listen by then will not. */
const READY_MS = 10_000
const AGAIN_MS = 20

/** A server or a proxy. `back`: of a proxy, the port behind it. */
type Started = {
  readonly port: number
  readonly back: number | null
  readonly ready: Promise<boolean>
}

type ServersParts = {
  readonly tree: ProcessTree
  readonly now: () => number
  /** null where HAProxy is not installed. */
  readonly proxies: LoadProxies | null
  /** The epoch ends. */
  readonly over: () => boolean
}

/** What load runs of an epoch are against: servers, and HAProxys in front of them, started when a target is first asked for. */
export class TargetServers {
  #parts: ServersParts
  #started = new Map<string, Started>()
  #free: Promise<number> | null = null
  /** Servers that are being ended: another of their name comes after them. */
  #ending: Promise<void> = Promise.resolve()

  constructor(parts: ServersParts) {
    this.#parts = parts
  }

  /** The target's port, when its server listens there; null: it does not. Of a dead one, a port that no one has. */
  async port(target: MeasuredTarget): Promise<number | null> {
    await this.#ending
    const server = serverOf(target)
    if (server === null) {
      this.#free ??= freePort(this.#taken())
      return this.#free
    }
    const started = this.#started.get(server.id) ?? (await this.#start(server))
    if (!(await started.ready)) return null
    const proxy = proxyOf(target)
    return proxy === null ? started.port : this.#proxyPort(proxy, started.port)
  }

  /** Ends the servers that none of these targets needs: idle ones hold memory, and their timers take time. */
  keepOnly(targets: readonly MeasuredTarget[]): Promise<void> {
    const needed = new Set(targets.flatMap((target) => [serverOf(target)?.id, proxyId(target)]))
    this.#ending = this.#ending.then(async () => {
      for (const id of [...this.#started.keys()]) if (!needed.has(id)) await this.#stop(id)
    })
    return this.#ending
  }

  /** The processes whose processor time a run against this target takes. */
  measured(target: MeasuredTarget): Measured[] {
    const server = serverOf(target)
    if (server === null) return []
    const of = (id: string, role: 'proxy' | 'server'): Measured[] =>
      this.processesOf(id).map((process) => ({ process: process.id, role, pid: process.pid }))
    const proxy = proxyId(target)
    return [...(proxy === null ? [] : of(proxy, 'proxy')), ...of(server.id, 'server')]
  }

  /** A server's own process and its workers. */
  processesOf(id: string): LiveProcess[] {
    return [...this.#parts.tree.live.values()].filter(
      (one) => one.id === id || one.id.startsWith(workerId(id, '')),
    )
  }

  /** This process has ended: who asks for it next gets another. */
  gone(id: string): void {
    this.#started.delete(id)
  }

  async #stop(id: string): Promise<void> {
    const { tree } = this.#parts
    // One that is about to start would be there after its end.
    await Promise.allSettled([this.#started.get(id)?.ready])
    this.#started.delete(id)
    for (const process of this.processesOf(id)) await tree.endUnneeded(process.id)
    // Another of this name would be taken for the one that goes.
    await becomesTrue(() => this.processesOf(id).length === 0)
  }

  async #start(server: LoadServer): Promise<Started> {
    const port = await freePort(this.#taken())
    // Asked twice at once: the first one's stays.
    const other = this.#started.get(server.id)
    if (other !== undefined) return other
    const started = { port, back: null, ready: this.#ready(server, port) }
    this.#started.set(server.id, started)
    this.#parts.tree.guard.send({ launch: server.launch(port) })
    return started
  }

  async #proxyPort(kind: LoadProxy, back: number): Promise<number | null> {
    const { proxies, tree, now } = this.#parts
    const id = proxyId(kind) ?? ''
    const known = this.#started.get(id)
    if (known?.back === back) return (await known.ready) ? known.port : null
    if (proxies === null) return null
    if (known !== undefined) await this.#stop(id)
    const port = await freePort(this.#taken())
    const ready = proxies.launch(kind, id, port, back).then(async (launch) => {
      tree.guard.send({ launch })
      const answers = await this.#answers(id, port)
      if (answers) tree.put(id, 'listening', now())
      return answers
    })
    this.#started.set(id, { port, back, ready })
    return (await ready) ? port : null
  }

  async #ready({ id, workers }: LoadServer, port: number): Promise<boolean> {
    const { tree, now, over } = this.#parts
    if (!(await this.#answers(id, port))) return false
    const end = performance.now() + READY_MS
    const listening = () => this.processesOf(id).filter(({ state }) => state === 'listening').length
    while (workers > 0 && listening() < workers && performance.now() < end && !over())
      await sleep(AGAIN_MS)
    tree.put(id, 'listening', now())
    return listening() === workers + 1
  }

  /**
   * Whether it takes connections, and its process is known: the guard's word of its start takes another way and may come later, and
   * what is not known is not measured.
   */
  async #answers(id: string, port: number): Promise<boolean> {
    return (await portAnswers(port, READY_MS)) && becomesTrue(() => this.processesOf(id).length > 0)
  }

  #taken(): ReadonlySet<number> {
    return new Set([...this.#started.values()].map(({ port }) => port))
  }
}
