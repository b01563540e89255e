import type { FromGuard } from '../inside/processReport.ts'
import { type LiveProcess, ProcessTree, type TreeParts } from '../processTree.ts'
import { scrubPaths } from '../scrubPaths.ts'
import { LoadGenerator, type ShotOrder } from './loadGenerator.ts'
import type { LoadProxies } from './loadProxies.ts'
import { workerId } from './loadServers.ts'
import type { ShotParts } from './shot.ts'
import { TargetServers } from './targetServers.ts'

/** The stall: from so long after the run counts, for so long. */
const STALL_AT_MS = 2000
const STALL_MS = 1000

/** The processes of one epoch: servers as runs ask for them, and one load generator at a time. */
export class LoadTree extends ProcessTree {
  readonly generator: LoadGenerator
  readonly servers: TargetServers
  #timers = new Set<NodeJS.Timeout>()

  /** `proxies`: null where HAProxy is not installed. */
  constructor(parts: TreeParts, proxies: LoadProxies | null) {
    super(parts)
    const { put, now, toLab } = parts
    const over = () => this.over
    this.generator = new LoadGenerator({ put, now, toLab, over, tree: this })
    this.servers = new TargetServers({ now, proxies, over, tree: this })
  }

  async start(): Promise<void> {
    await this.begin()
    void this.servers.port('direct')
  }

  /** Executes the generator once; resolves to the rates of its windows when it has ended, however. */
  async shoot(
    order: ShotOrder,
    port: number,
    { stall, ...of }: Pick<ShotParts, 'run' | 'part'> & { readonly stall: boolean },
  ): Promise<readonly number[]> {
    const counting = () => {
      if (stall) this.#after(STALL_AT_MS, () => void this.#stall())
    }
    const measured = this.servers.measured(order.target)
    const rates = await this.generator.shoot(order, port, { ...of, measured, counting })
    this.#forget()
    await this.#thaw()
    return rates
  }

  override async end(): Promise<void> {
    this.#forget()
    await super.end()
    this.generator.end()
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
    // Workers end with their primary, and no one else can see them go.
    for (const { id } of this.servers.processesOf(of))
      if (id !== of)
        this.put(id, 'exited', this.parts.toLab(at), { code: null, signal: null, asked })
    this.put(of, 'exited', this.parts.toLab(at), { code, signal, asked })
    if (of === 'runner') {
      this.generator.gone()
      if (code !== 0 && signal === null)
        this.parts.failed(`The load generator has failed. ${scrubPaths(stderr).slice(-500)}`)
      return
    }
    this.servers.gone(of)
    if (never) this.parts.failed(`${of} ended as it started. ${scrubPaths(stderr).slice(-500)}`)
    this.asked.delete(of)
  }

  protected override ofLoad(message: FromGuard & { from: 'load' | 'loadWorker' }): void {
    if (message.from === 'load') {
      this.generator.told(message.what)
      return
    }
    const id = workerId(message.of, message.worker)
    const at = this.parts.now()
    if (message.state === 'started') this.started(id, 'worker', message.pid, at)
    else if (message.state === 'listening') this.put(id, 'listening', at)
    else this.put(id, 'exited', at, { code: null, signal: null, asked: this.asked.has(id) })
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  #forget(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
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
