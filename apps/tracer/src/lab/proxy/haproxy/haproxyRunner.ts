import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { RETIRE_SECONDS } from '@loopscope/shared/lab/proxy/proxyNames'
import { ActionRefused } from '../../actionRefused.ts'
import { becomesTrue } from '../../becomesTrue.ts'
import { LESSER_USER } from '../../lesserUser.ts'
import { processFacts } from '../../processFacts.ts'
import type { LiveProcess } from '../../processTree.ts'
import { StatWatch } from '../stats/statWatch.ts'
import { AdminSocket } from './adminSocket.ts'
import type { HaproxyParts } from './haproxyParts.ts'
import { BEGUN_ANEW, CONFIG, type ConfigHow, placeConfig, SOCKET } from './placeConfig.ts'
import { retellStates } from './retellStates.ts'

/** HAProxy starts in 50 ms; a loaded machine takes its time. */
const START_MS = 10_000
/** Sums of the client's come ten times a second. */
const LATE_MS = 200
/** That hand over at the same time. */
const MOST_RETIRING = 3

/** `told`: that the next one is ready. `begun`: when it began. `killed`: it did not end in time. */
type Retiring = {
  readonly begun: number
  told: boolean
  killed: boolean
  readonly event: Omit<ProxyEventOf<'reload'>, 'at' | 'state'>
}

/** HAProxy itself: its configuration, its start, its reloads, and its admin socket. */
export class HaproxyRunner {
  readonly admin: AdminSocket
  readonly stat: StatWatch
  /** Who has the listening sockets; null: no one. */
  process: string | null = null
  /** The epoch is over: nothing is started any more, and the folder is another's. */
  over = false
  /** So long may one take to answer what it has when another has taken over. Tests take less. */
  patienceMs = RETIRE_SECONDS * 1000
  /** Servers that the one before the last reload gave nothing to: that the next one does not either is no loss. */
  shunned: ReadonlySet<string> = new Set()
  #parts: HaproxyParts
  #launched = 0
  #states = new Map<string, 'drain' | 'maint'>()
  /** What those that ended as they started wrote last. */
  #endings = new Map<string, string>()
  /** Those that have handed over and answer what they have. */
  #retiring = new Map<string, Retiring>()

  constructor(parts: HaproxyParts) {
    this.#parts = parts
    this.admin = new AdminSocket(join(parts.folder, SOCKET))
    this.stat = new StatWatch({
      ...{ put: parts.put, now: parts.now, admin: this.admin },
      generation: () => parts.count.generation,
      expected: () => {
        const process = this.process === null ? undefined : parts.tree.live.get(this.process)
        return process !== undefined && !process.frozen
      },
    })
  }

  /** Whether one before still answers what it has. */
  get retires(): boolean {
    return this.#retiring.size > 0
  }

  /** Writes and checks the configuration of one that is to be started. Rejects with ActionRefused, a sentence. */
  async prepare(settings: ProxySettings): Promise<void> {
    await this.#placeConfig(settings, 'start', [])
  }

  /** Starts it where none runs, with the configuration that was prepared. Resolves when it answers; rejects with ActionRefused, a sentence. */
  async start(): Promise<void> {
    if (this.over) throw new ActionRefused(BEGUN_ANEW)
    // Left by one that was killed. It is no sign of life, and HAProxy would put another in its place.
    rmSync(join(this.#parts.folder, SOCKET), { force: true })
    const id = this.#launch([])
    if (await this.#ready(id)) return
    throw new ActionRefused(`HAProxy could not start. ${whyOf(this.#endings.get(id) ?? '')}`)
  }

  /** The one that runs and is not frozen; where there is none, rejects with ActionRefused, a sentence. */
  async running(): Promise<LiveProcess> {
    const { tree, now } = this.#parts
    const process = this.process === null ? undefined : tree.live.get(this.process)
    if (process === undefined) throw new ActionRefused('HAProxy does not run: restart it first.')
    // A signal from a terminal is told by nobody.
    const state = (await processFacts(process.pid))?.state
    const isStopped = state === undefined ? process.frozen : state === 'T'
    if (isStopped !== process.frozen) tree.put(process.id, isStopped ? 'frozen' : 'thawed', now())
    if (isStopped) throw new ActionRefused('HAProxy is frozen: thaw it first.')
    return process
  }

  /** Another HAProxy with these settings takes the sockets of the one that runs, which ends when it has answered what it has. */
  async reload(settings: ProxySettings): Promise<void> {
    const { tree, put, now, count } = this.#parts
    const old = await this.running()
    // It answers what it has, and servers that are slow may take their time.
    if (!(await becomesTrue(() => this.#retiring.size < MOST_RETIRING, START_MS)))
      throw new ActionRefused(
        `${MOST_RETIRING} HAProxies before this one have not ended yet. Try again.`,
      )
    await this.#placeConfig(settings, 'reload', [])
    // The last of its figures: the next one counts from 0.
    await this.stat.look()
    this.shunned = this.stat.shunned
    tree.asked.add(old.id)
    const begun = now()
    const id = this.#launch(['-x', SOCKET, '-sf', String(old.pid)])
    await becomesTrue(() => tree.live.has(id) || this.#endings.has(id), START_MS)
    const pid = tree.live.get(id)?.pid ?? 0
    const event = {
      ...({ type: 'reload', generation: count.generation, process: id, pid } as const),
      ...{ oldPid: old.pid, lost: null },
    }
    put({ ...event, at: now(), state: 'started' })
    const retiring = { begun, told: false, killed: false, event }
    this.#retiring.set(old.id, retiring)
    this.#endInTime(old.id, retiring)
    if (await this.#ready(id)) {
      put({ ...event, at: now(), state: 'ready' })
      retiring.told = true
      if (!tree.live.has(old.id)) void this.#retired(old.id)
      return
    }
    this.#retiring.delete(old.id)
    tree.asked.delete(old.id)
    put({ ...event, at: now(), state: 'failed' })
    throw new ActionRefused(
      `HAProxy did not take it and goes on as before. ${whyOf(this.#endings.get(id) ?? '')}`,
    )
  }

  /** Changes the running one by commands of its admin socket. False: it does not take them, a reload is needed. */
  async tell(commands: readonly string[], settings: ProxySettings): Promise<boolean> {
    for (const command of commands) if ((await this.ask(command)).trim() !== '') return false
    await this.#placeConfig(settings, 'runtime', commands)
    await this.stat.look()
    return true
  }

  /** What a server is to be given: as its health allows, nothing new, or nothing and no checks. It lasts over reloads. */
  async setState(server: string, state: 'ready' | 'drain' | 'maint'): Promise<void> {
    await this.ask(`set server web-api/${server} state ${state}`)
    if (state === 'ready') this.#states.delete(server)
    else this.#states.set(server, state)
    await this.stat.look()
  }

  /** Rejects with ActionRefused where the socket does not answer, and says why where that is known. */
  async ask(command: string): Promise<string> {
    await this.running()
    try {
      return await this.admin.ask(command)
    } catch {
      await this.running()
      throw new ActionRefused(
        'HAProxy does not answer on its admin socket, so it cannot be told anything. Restart it, or reset.',
      )
    }
  }

  /** It has ended; `stderr`: the last that it wrote. */
  gone(id: string, stderr: string): void {
    this.#endings.set(id, stderr)
    if (this.process === id) this.process = null
    if (this.#retiring.get(id)?.told) void this.#retired(id)
  }

  async #retired(id: string): Promise<void> {
    const retiring = this.#retiring.get(id)
    if (retiring === undefined) return
    this.#retiring.delete(id)
    const { put, now, lost, retired } = this.#parts
    if (!this.retires) retired()
    const end = now()
    // By then the log of the one that goes on has come, and the client's word.
    await sleep(LATE_MS)
    if (this.over) return
    const sum = lost.between(retiring.begun, end)
    const killed = retiring.killed && ({ killed: true } as const)
    put({ ...retiring.event, at: now(), state: 'done', lost: sum, ...killed })
  }

  /** One that is frozen, or waits for what never comes, would have the sockets to its servers for ever, and no server its limit. */
  #endInTime(id: string, retiring: Retiring): void {
    const timer = setTimeout(() => {
      if (this.#retiring.get(id) !== retiring || this.over) return
      retiring.killed = true
      void this.#parts.tree.kill(id, 'SIGKILL')
    }, this.patienceMs)
    timer.unref()
  }

  #placeConfig(
    settings: ProxySettings,
    how: ConfigHow,
    commands: readonly string[],
  ): Promise<void> {
    return placeConfig(this.#parts, () => this.over, settings, how, commands)
  }

  #launch(more: readonly string[]): string {
    const { tree, haproxy, folder } = this.#parts
    this.#launched += 1
    const of = this.#launched === 1 ? 'haproxy' : `haproxy ${this.#launched}`
    // -dR: two of them would share a port without an error, and each would get half of the connections.
    const args = ['-dR', '-f', CONFIG, ...more]
    const launch = { of, file: haproxy.file, args, cwd: folder, as: LESSER_USER }
    tree.guard.send({ launch: { kind: 'program', ...launch } })
    return of
  }

  /** Whether it answers as itself on its admin socket. */
  async #ready(id: string): Promise<boolean> {
    const { tree, put, now } = this.#parts
    const end = performance.now() + START_MS
    while (performance.now() < end && !this.#endings.has(id) && !this.over) {
      const pid = tree.live.get(id)?.pid
      const info = pid === undefined ? '' : await this.admin.ask('show info').catch(() => '')
      if (pid !== undefined && info.includes(`\nPid: ${pid}\n`)) {
        const parts = { admin: this.admin, put, now, over: () => this.over }
        await retellStates(parts, { process: id, pid }, this.#states)
        this.process = id
        tree.put(id, 'listening', now())
        await this.stat.look()
        return true
      }
      await sleep(5)
    }
    return false
  }
}

function whyOf(stderr: string): string {
  if (/cannot bind socket|Address already in use/.test(stderr))
    return 'Another program has taken its port meanwhile: reset, and it gets another.'
  const [, said] = /\[ALERT\]\s+\(\d+\) : (.*)/.exec(stderr) ?? []
  return said === undefined ? 'It did not answer in time.' : said.slice(0, 200)
}
