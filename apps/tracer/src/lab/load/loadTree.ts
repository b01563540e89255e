import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isProxy } from '@loopscope/shared/lab/load/availableTargets'
import type { LoadTarget } from '@loopscope/shared/lab/load/loadTargets'
import type { LoadProxy } from '@loopscope/shared/lab/load/renderLoadProxy'
import { comes } from '../comes.ts'
import { freePort } from '../freePort.ts'
import type { LoadOrder } from '../inside/load/loadTold.ts'
import type { FromGuard } from '../inside/told.ts'
import { type LiveProcess, ProcessTree, type TreeParts } from '../processTree.ts'
import { scrubPaths } from '../scrubPaths.ts'
import type { LoadProxies } from './loadProxies.ts'
import { type LoadServer, proxyId, serverOf, workerId } from './loadServers.ts'
import { portAnswers } from './portAnswers.ts'
import { type Measured, Shot, type ShotParts } from './shot.ts'

const RUNNER = fileURLToPath(new URL('../inside/load/loadRunner.ts', import.meta.url))
/** A server that does not listen by then will not. */
const READY_MS = 10_000
/** A generator is killed so long after its time. */
const GRACE_MS = 3000
/** One that was told to stop, after this. */
const STOP_MS = 400
const AGAIN_MS = 20
const HEAR_OUT_MS = 500
/** The stall: from so long after the run counts, for so long. */
const STALL_AT_MS = 2000
const STALL_MS = 1000

/** A server or a proxy. `back`: of a proxy, the port behind it. */
type Started = {
  readonly port: number
  readonly back: number | null
  readonly ready: Promise<boolean>
}
export type ShotOrder = Omit<LoadOrder, 'port' | 'secure' | 'gzip'> & {
  readonly target: LoadTarget
}

/** The processes of one epoch: servers as runs ask for them, and one load generator at a time. */
export class LoadTree extends ProcessTree {
  #servers = new Map<string, Started>()
  #free: Promise<number> | null = null
  #shot: Shot | null = null
  #runnerGone: (() => void) | null = null
  #told: Promise<unknown> = Promise.resolve()
  #timers = new Set<NodeJS.Timeout>()
  #left = false
  #proxies: LoadProxies | null

  /** `proxies`: null where HAProxy is not installed. */
  constructor(parts: TreeParts, proxies: LoadProxies | null) {
    super(parts)
    this.#proxies = proxies
  }

  async start(): Promise<void> {
    await this.begin()
    void this.port('direct')
  }

  /** The target's port, when its server listens there; null: it does not. Of a dead one, a port that nobody has. */
  async port(target: LoadTarget): Promise<number | null> {
    const server = serverOf(target)
    if (server === null) {
      this.#free ??= freePort(new Set([...this.#servers.values()].map(({ port }) => port)))
      return this.#free
    }
    const started = this.#servers.get(server.id) ?? (await this.#start(server))
    if (!(await started.ready)) return null
    return isProxy(target) ? this.#proxyPort(target, started.port) : started.port
  }

  /** Ends the servers that none of these targets needs: idle ones hold memory, and their timers take time. */
  async keepOnly(targets: readonly LoadTarget[]): Promise<void> {
    const needed = new Set(targets.flatMap((target) => [serverOf(target)?.id, proxyId(target)]))
    for (const id of [...this.#servers.keys()]) if (!needed.has(id)) await this.#stop(id)
  }

  async #stop(id: string): Promise<void> {
    this.#servers.delete(id)
    for (const process of this.#processesOf(id)) {
      this.asked.add(process.id)
      await this.guard.signal(process.pid, 'SIGKILL')
    }
    // Another of this name would be taken for the one that goes.
    await comes(() => this.#processesOf(id).length === 0)
  }

  /** Executes the generator once; resolves to the rates of its windows when it has ended, however. */
  async shoot(
    order: ShotOrder,
    port: number,
    { run, part, stall }: Pick<ShotParts, 'run' | 'part'> & { readonly stall: boolean },
  ): Promise<readonly number[]> {
    const { put, now, toLab } = this.parts
    const counting = () => {
      if (stall) this.#after(STALL_AT_MS, () => void this.#stall())
    }
    const shot = new Shot({
      ...{ run, part, put, now, toLab, counting },
      measured: this.#measured(order.target),
    })
    this.#shot = shot
    this.#left = false
    const { target, ...numbers } = order
    const gzip = target === 'nodeGzip' || target === 'haproxyGzip'
    const told: LoadOrder = { ...numbers, port, secure: target === 'tls', gzip }
    const args = [JSON.stringify(told)]
    const gone = new Promise<void>((resolve) => {
      this.#runnerGone = resolve
    })
    this.guard.send({
      launch: { kind: 'node', of: 'runner', file: RUNNER, args, execArgv: [], env: {} },
    })
    this.#after((order.warmupSeconds + order.seconds) * 1000 + GRACE_MS, () => void this.#kill())
    await gone
    await this.#heardOut(shot)
    shot.ended(this.#left ? 'left' : 'killed')
    this.#shot = null
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    await this.#thaw()
    return shot.rates
  }

  /** The generator tells what it has and ends. */
  stop(): void {
    this.guard.send({ order: { do: 'stopLoad' }, for: 'runner' })
    this.#after(STOP_MS, () => void this.#kill())
  }

  /** The generator is gone at once. */
  leave(): void {
    this.#left = true
    void this.#kill()
  }

  override async end(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    await super.end()
    this.#shot?.ended('left')
    this.#runnerGone?.()
  }

  protected override roleOf(id: string): LiveProcess['role'] {
    if (id === 'runner') return 'runner'
    return id.startsWith('haproxy ') ? 'proxy' : 'server'
  }

  protected override heard(): void {
    // Neither client nor workers of the cluster demo's are here.
  }

  protected override exited(
    { of, at, code, signal, stderr }: FromGuard & { from: 'exited' },
    never: boolean,
  ): void {
    const asked = of === 'runner' || this.asked.has(of)
    // Workers end with their primary, and nobody else can see them go.
    for (const { id } of this.#processesOf(of))
      if (id !== of)
        this.put(id, 'exited', this.parts.toLab(at), { code: null, signal: null, asked })
    this.put(of, 'exited', this.parts.toLab(at), { code, signal, asked })
    if (of === 'runner') {
      this.#runnerGone?.()
      this.#runnerGone = null
      if (code !== 0 && signal === null)
        this.parts.failed(`The load generator has failed. ${scrubPaths(stderr).slice(-500)}`)
      return
    }
    this.#servers.delete(of)
    if (never) this.parts.failed(`${of} ended as it started. ${scrubPaths(stderr).slice(-500)}`)
    this.asked.delete(of)
  }

  protected override ofLoad(message: FromGuard & { from: 'load' | 'loadWorker' }): void {
    if (message.from === 'load') {
      const { what } = message
      if (this.live.get('runner')?.state === 'started')
        this.put('runner', 'online', this.parts.toLab(what.at))
      this.#told = this.#told.then(() => this.#shot?.told(what))
      return
    }
    const id = workerId(message.of, message.worker)
    const at = this.parts.now()
    if (message.state === 'started') this.started(id, 'worker', message.pid, at)
    else if (message.state === 'listening') this.put(id, 'listening', at)
    else this.put(id, 'exited', at, { code: null, signal: null, asked: this.asked.has(id) })
  }

  async #start(server: LoadServer): Promise<Started> {
    const skip = new Set([...this.#servers.values()].map(({ port }) => port))
    const port = await freePort(skip)
    // Asked twice at once: the first one's stays.
    const other = this.#servers.get(server.id)
    if (other !== undefined) return other
    const started = { port, back: null, ready: this.#ready(server, port) }
    this.#servers.set(server.id, started)
    this.guard.send({ launch: server.launch(port) })
    return started
  }

  async #proxyPort(kind: LoadProxy, back: number): Promise<number | null> {
    const id = proxyId(kind) ?? ''
    const known = this.#servers.get(id)
    if (known?.back === back) return (await known.ready) ? known.port : null
    if (this.#proxies === null) return null
    if (known !== undefined) await this.#stop(id)
    const port = await freePort(new Set([...this.#servers.values()].map((one) => one.port)))
    const ready = this.#proxies.launch(kind, id, port, back).then(async (launch) => {
      this.guard.send({ launch })
      const answers = await portAnswers(port, READY_MS)
      if (answers) this.put(id, 'listening', this.parts.now())
      return answers
    })
    this.#servers.set(id, { port, back, ready })
    return (await ready) ? port : null
  }

  async #ready({ id, workers }: LoadServer, port: number): Promise<boolean> {
    if (!(await portAnswers(port, READY_MS))) return false
    const end = performance.now() + READY_MS
    const listening = () =>
      this.#processesOf(id).filter(({ state }) => state === 'listening').length
    while (workers > 0 && listening() < workers && performance.now() < end && !this.over)
      await sleep(AGAIN_MS)
    this.put(id, 'listening', this.parts.now())
    return listening() === workers + 1
  }

  /** A server's own process and its workers. */
  #processesOf(id: string): LiveProcess[] {
    return [...this.live.values()].filter(
      (one) => one.id === id || one.id.startsWith(workerId(id, '')),
    )
  }

  #measured(target: LoadTarget): Measured[] {
    const server = serverOf(target)
    if (server === null) return []
    const of = (id: string, role: 'proxy' | 'server'): Measured[] =>
      this.#processesOf(id).map((process) => ({ process: process.id, role, pid: process.pid }))
    const proxy = proxyId(target)
    return [...(proxy === null ? [] : of(proxy, 'proxy')), ...of(server.id, 'server')]
  }

  /** What it told last may come after the news of its end. */
  async #heardOut(shot: Shot): Promise<void> {
    for (
      let left = HEAR_OUT_MS;
      left > 0 && !shot.over && !this.#left && !this.over;
      left -= AGAIN_MS
    )
      await sleep(AGAIN_MS)
    await this.#told
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  /** It may be about to start: again until it is gone. */
  async #kill(): Promise<void> {
    while (this.#runnerGone !== null && !this.over) {
      const runner = this.live.get('runner')
      if (runner !== undefined) await this.guard.signal(runner.pid, 'SIGKILL')
      await sleep(AGAIN_MS)
    }
  }

  async #stall(): Promise<void> {
    const server = this.live.get('slow-http')
    if (server === undefined || !(await this.guard.signal(server.pid, 'SIGSTOP'))) return
    this.put(server.id, 'frozen', this.parts.now())
    this.#after(STALL_MS, () => void this.#thaw())
  }

  async #thaw(): Promise<void> {
    const server = this.live.get('slow-http')
    if (server === undefined || !server.frozen) return
    await this.guard.signal(server.pid, 'SIGCONT')
    this.put(server.id, 'thawed', this.parts.now())
  }
}
