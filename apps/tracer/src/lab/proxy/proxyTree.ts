import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { type ProxyLogLine, proxyLogLineSchema } from '@loopscope/shared/lab/proxy/proxyLogLine'
import { isFrontProxy, serverName } from '@loopscope/shared/lab/proxy/proxyNames'
import { becomesTrue } from '../becomesTrue.ts'
import type { ClientReport, FromGuard, WorkerReport } from '../inside/processReport.ts'
import { clientLaunch, programLaunch } from '../launches.ts'
import { LoadGenerator } from '../load/loadGenerator.ts'
import { LoadProxies } from '../load/loadProxies.ts'
import { TargetServers } from '../load/targetServers.ts'
import { type LiveProcess, ProcessTree, type TreeParts } from '../processTree.ts'
import { scrubPaths } from '../scrubPaths.ts'
import type { HaproxyParts } from './haproxy/haproxyParts.ts'
import { HaproxyRunner } from './haproxy/haproxyRunner.ts'
import { ServerLimits } from './serverLimits.ts'
import { LostRequests } from './stats/lostRequests.ts'
import { ProxiedLedger } from './stats/proxiedLedger.ts'
import { asksForStats } from './stats/proxyStats.ts'
import { timeOfDay } from './stats/timeOfDay.ts'

/** A server of the demo may take so long to start on a loaded machine, ms. */
const START_MS = 20_000
const LOGS_PER_SECOND = 20

export type ProxyParts = TreeParts &
  Omit<HaproxyParts, 'tree' | 'lost' | 'retired'> & {
    readonly keepAlive: boolean
    /** A process has ended, and not with all others. */
    readonly gone: (id: string) => void
  }

/** The processes of one epoch: recipe-api, the web-apis, HAProxy, which may be two for a moment, and a client. */
export class ProxyTree extends ProcessTree {
  readonly haproxy: HaproxyRunner
  readonly limits = new ServerLimits({
    order: (server, order) => this.guard.send({ order, for: server }),
    retires: () => this.haproxy.retires,
  })
  /** Of measurements of compression: processes beside the session's own, which do not log what they pass on. */
  readonly generator: LoadGenerator
  readonly targets: TargetServers
  #parts: ProxyParts
  #proxied: ProxiedLedger
  /** Servers that HAProxy has no more and that are to end, and those that were told to. */
  readonly leaving = new Set<string>()
  readonly taken = new Set<string>()
  /** Programs that the guard was told to start and has not: two who ask for one at the same time get one. */
  readonly #coming = new Set<string>()
  #lost: LostRequests
  readonly #timeOfDay = timeOfDay()
  #logs = { second: 0, count: 0, dropped: 0 }

  constructor(parts: ProxyParts) {
    const proxied = new ProxiedLedger(parts.put, parts.now())
    const lost = new LostRequests()
    const put = (event: LabEvent): void => {
      proxied.saw(event)
      lost.saw(event)
      parts.put(event)
    }
    super({ ...parts, put })
    this.#parts = parts
    this.#proxied = proxied
    this.#lost = lost
    this.haproxy = new HaproxyRunner({
      ...{ ...parts, put, tree: this, lost },
      retired: () => this.limits.hold(),
    })
    const { now, toLab, haproxy, folder } = parts
    const over = () => this.over
    this.generator = new LoadGenerator({ put, now, toLab, over, tree: this })
    const proxies = new LoadProxies(haproxy, folder)
    this.targets = new TargetServers({ now, proxies, over, tree: this })
  }

  /** Starts all; resolves when they are on their way. HAProxy comes when its servers listen: else it would begin with errors. */
  async start(settings: ProxySettings): Promise<void> {
    await this.begin()
    const { ports, keepAlive, counted } = this.#parts
    this.launchRecipeApi()
    for (const index of settings.servers.keys()) this.launchServer(index, settings)
    this.guard.send({ launch: clientLaunch(ports.front, keepAlive, counted) })
  }

  /** Resolves to false when one of them ends, when not all of them listen in time, or when the session ends. */
  async allListen(ids: readonly string[]): Promise<boolean> {
    const all = () => ids.every((id) => this.live.get(id)?.state === 'listening')
    const were = new Set<string>()
    const hasGone = () =>
      ids.some((id) => {
        if (!this.live.has(id)) return were.has(id)
        were.add(id)
        return false
      })
    await becomesTrue(() => this.over || hasGone() || all(), START_MS)
    return all() && !this.over
  }

  /** `index` from 0. Nothing happens where it is there or on its way. */
  launchServer(index: number, settings: ProxySettings): void {
    const { ports } = this.#parts
    const { slowMs = 0, maxConnections = 0 } = settings.servers[index] ?? {}
    const env = {
      ...{ PORT: String(ports.servers[index] ?? 0), TARGET: `127.0.0.1:${ports.recipeApi}` },
      SLOW_MS: String(slowMs),
      MAX_CONNECTIONS: String(this.limits.lifted ? 0 : maxConnections),
    }
    const id = serverName(index)
    this.asked.delete(id)
    this.taken.delete(id)
    this.#launch(id, 'services/webApi.ts', env)
  }

  launchRecipeApi(): void {
    this.asked.delete('recipe-api')
    const env = { PORT: String(this.#parts.ports.recipeApi) }
    this.#launch('recipe-api', 'services/recipeApi.ts', env)
  }

  #launch(id: string, file: string, env: Readonly<Record<string, string>>): void {
    if (this.live.has(id) || this.#coming.has(id)) return
    this.#coming.add(id)
    this.guard.send({ launch: programLaunch(id, file, env, 'server') })
  }

  protected override started(id: string, role: LiveProcess['role'], pid: number, at: number): void {
    this.#coming.delete(id)
    super.started(id, role, pid, at)
  }

  override async beat(): Promise<void> {
    await super.beat()
    if (this.over) return
    this.#settle()
    void this.haproxy.stat.look()
  }

  override async end(): Promise<void> {
    this.haproxy.over = true
    await super.end()
    this.generator.end()
    this.#proxied.settle(this.parts.now(), true)
  }

  protected override front(): string {
    return this.haproxy.process ?? 'haproxy'
  }

  protected override roleOf(id: string): LiveProcess['role'] {
    if (id === 'client' || id === 'runner') return id
    return id.startsWith('haproxy') ? 'proxy' : 'server'
  }

  protected override heard(_of: string, what: WorkerReport | ClientReport, at: number): void {
    if (what.told === 'worker') return
    this.ledger.told(what, at)
    this.#proxied.heard(what)
    if (what.told === 'keys') {
      const servers = [...new Set(what.answeredBy.filter((by) => by !== null))].toSorted()
      const of = what.answeredBy.map((by) => (by === null ? -1 : servers.indexOf(by)))
      this.parts.put({ type: 'keys', at, vary: what.vary, servers, of })
    }
    if (what.told === 'secured') {
      const { told: _told, at: _at, ...secured } = what
      this.parts.put({ type: 'secured', at, ...secured })
    }
  }

  protected override exited(message: FromGuard & { from: 'exited' }, never: boolean): void {
    const { of, at, code, signal, stderr } = message
    const role = this.roleOf(of)
    const asked = role === 'runner' || this.asked.has(of)
    this.put(of, 'exited', this.parts.toLab(at), { code, signal, asked })
    this.targets.gone(of)
    if (role === 'runner') this.generator.gone()
    else if (isFrontProxy({ id: of, role })) this.haproxy.gone(of, stderr)
    else if (never)
      this.parts.failed(`${of} ended as it started. ${scrubPaths(stderr).slice(-500)}`)
    else this.#parts.gone(of)
  }

  protected override ofLoad(message: FromGuard & { from: 'load' | 'loadWorker' }): void {
    if (message.from === 'load') this.generator.told(message.what)
  }

  protected override wrote({ of, stream, lines, at }: FromGuard & { from: 'lines' }): void {
    const labAt = this.parts.toLab(at)
    for (const line of lines) {
      if (line.startsWith('{')) this.#logged(line)
      else if (stream === 'stderr') this.#said(of, line, labAt)
    }
    this.#settle()
    // What it says on its own account is that a server went up or down.
    if (stream === 'stderr') void this.haproxy.stat.look()
  }

  #settle(): void {
    const mark = this.#proxied.settle(this.parts.now())
    if (mark !== null) this.tellClient({ do: 'mark', mark })
  }

  #logged(text: string): void {
    let parsed: unknown
    try {
      parsed = JSON.parse(text)
    } catch {
      // A line that HAProxy cut, as it was too long.
      return
    }
    const line = proxyLogLineSchema.safeParse(parsed).data
    if (line === undefined || asksForStats(line.p)) return
    // It has the time of day, and this machine has both clocks.
    const age = this.#timeOfDay() - line.t
    const now = this.parts.now()
    const at = Math.max(0, Math.min(now, Math.round(now - age)))
    if (this.#isLost(line)) this.#lost.add(at)
    this.#proxied.logged(line, at, now)
  }

  /** Whether HAProxy answered with an error of its own, and not for what somebody had done to the servers. */
  #isLost({ st, ts, srv }: ProxyLogLine): boolean {
    if (st < 500 || ts.startsWith('--')) return false
    // Nobody but this session has ended that server, with the request on it.
    if (this.taken.has(srv)) return true
    // Servers refused it or broke off; what a time limit ended was only slow.
    if (!ts.startsWith('S')) return false
    const servers = [...this.live.values()].filter(({ id }) => id.startsWith('web-api'))
    const asked = srv.startsWith('<') ? servers : servers.filter(({ id }) => id === srv)
    return asked.some(
      ({ id, state, frozen }) =>
        state === 'listening' && !frozen && !this.asked.has(id) && !this.haproxy.shunned.has(id),
    )
  }

  #said(of: string, line: string, at: number): void {
    const [, level, text = line] = /^\[(\w+)\]\s+\(\d+\) : (.*)$/.exec(line) ?? []
    // An old one says so of each of its parts as it goes.
    if (level === 'NOTICE' || text.trim() === '' || / stopped \(cumulated/.test(text)) return
    const second = Math.floor(at / 1e6)
    if (second !== this.#logs.second) this.#logs = { ...this.#logs, second, count: 0 }
    this.#logs.count += 1
    if (this.#logs.count > LOGS_PER_SECOND) {
      this.#logs.dropped += 1
      return
    }
    const { dropped } = this.#logs
    this.#logs.dropped = 0
    const told = scrubPaths(text).slice(0, 500)
    this.parts.put({ type: 'log', at, process: of, stream: 'stderr', text: told, dropped })
  }
}
