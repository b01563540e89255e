import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { isUp } from '@loopscope/shared/lab/proxy/foldServer'
import type { AdminSocket } from '../haproxy/adminSocket.ts'
import { readStat, type ServerState } from './readStat.ts'
import { StatSums } from './statSums.ts'

/** Figures are told at each so many looks. */
const TOLD_EVERY = 4
/** So many looks in a row must fail until the socket is said to be silent. */
const SILENT_AFTER = 4

type WatchParts = {
  readonly put: (event: LabEvent) => void
  readonly now: () => number
  readonly admin: AdminSocket
  /** Counts the configurations that HAProxy ran with. */
  readonly generation: () => number
  /** A process that should answer is there. */
  readonly expected: () => boolean
}

/** Looks at HAProxy's figures, and tells of each server and each row what has changed. */
export class StatWatch {
  #parts: WatchParts
  #servers = new Map<string, string>()
  /** Servers that HAProxy gave nothing to at the last look. */
  shunned: ReadonlySet<string> = new Set()
  #told = new Map<string, string>()
  #sums = new StatSums()
  #looks = 0
  #failed = 0
  #answers: boolean | null = null
  #looking: Promise<void> | null = null

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  /** One look at a time. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  /** Tells of these servers at the next look, whether or not something has changed. */
  tellAgain(servers: readonly string[]): void {
    for (const server of servers) this.#servers.delete(server)
  }

  get answers(): boolean {
    return this.#answers === true
  }

  async #look(): Promise<void> {
    const { admin, now, put, expected } = this.#parts
    if (!expected()) return
    let said: string
    try {
      said = await admin.ask('show info;show stat')
    } catch {
      this.#failed += 1
      if (expected() && this.#failed >= SILENT_AFTER) this.#say('silent')
      return
    }
    this.#failed = 0
    const [, pid] = /^Pid: (\d+)$/m.exec(said) ?? []
    const begin = said.indexOf('# pxname')
    if (!expected() || pid === undefined || begin < 0) return
    const { rows, servers } = readStat(said.slice(begin))
    this.#say('answers')
    const isNewest = this.#sums.add(Number(pid), rows)
    // How the one before a reload has its servers is not how they are now.
    if (isNewest) {
      this.shunned = new Set(
        servers.filter(({ status }) => !isUp(status)).map(({ server }) => server),
      )
      for (const server of servers) this.#tell(server)
    }
    this.#looks += 1
    if (this.#looks % TOLD_EVERY !== 0) return
    const changed = this.#sums
      .rows()
      .filter((row) => this.#told.get(row.row) !== JSON.stringify(row))
    if (changed.length === 0) return
    for (const row of changed) this.#told.set(row.row, JSON.stringify(row))
    put({ type: 'proxyStat', at: now(), generation: this.#parts.generation(), rows: changed })
  }

  #say(state: 'answers' | 'silent'): void {
    if (this.#answers === (state === 'answers')) return
    this.#answers = state === 'answers'
    this.#parts.put({ type: 'adminSocket', at: this.#parts.now(), state })
  }

  #tell(server: ServerState): void {
    // How long a check took, and what it got, is no change by itself: most are like the one before.
    const { status, check, health, weight } = server
    const known = JSON.stringify([status, check, health, weight])
    if (this.#servers.get(server.server) === known) return
    this.#servers.set(server.server, known)
    this.#parts.put({ type: 'server', at: this.#parts.now(), ...server })
  }
}
