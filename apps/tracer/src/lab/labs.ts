import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LabEntry } from '@loopscope/shared/lab/labApi'
import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import { ClusterSession } from './clusterSession.ts'
import { processFacts } from './processFacts.ts'
import { StateFiles } from './stateFile.ts'
import { sweepLeftovers } from './sweepLeftovers.ts'

type EndReason = LabEventOf<'end'>['reason']

/** When a session ends by itself, ms; and how long its recording can be read and shared after. */
export type Lease = {
  readonly leftMs: number
  readonly idleMs: number
  readonly keepMs: number
}
const LEASE: Lease = { leftMs: 60_000, idleMs: 15 * 60_000, keepMs: 10 * 60_000 }
const MOST_SESSIONS = 3
/** Sessions that have ended and can still be read. */
const MOST_KEPT = 12

export type LabsParts = {
  readonly enabled: boolean
  readonly dataFolder: string
  readonly lease?: Lease
  readonly observer?: LabObserver
}

/** For metrics and spans. */
export type LabObserver = {
  readonly opened: (id: string, demo: string) => void
  readonly acted: (id: string, action: string) => void
  readonly ended: (id: string, demo: string, reason: string) => void
  /** Processes of an earlier service that were ended. */
  readonly swept: (processes: number) => void
}
const NOBODY: LabObserver = {
  ...{ opened: () => undefined, acted: () => undefined },
  ...{ ended: () => undefined, swept: () => undefined },
}

type Held = {
  readonly session: ClusterSession
  readonly visitor: string
  activeAt: number
  /** null: a stream is open. */
  leftAt: number | null
  streams: number
  endedAt: number | null
}

/** Why a session was not opened. */
export type NotOpened = 'off' | 'missing' | 'full' | 'stopping'

/** All sessions of this service, at most three at a time and one of a visitor. */
export class Labs {
  readonly enabled: boolean
  readonly lease: Lease
  #files: StateFiles
  #codeCache: string
  #held = new Map<string, Held>()
  #opening = new Map<string, Promise<Held | NotOpened>>()
  #timer: NodeJS.Timeout
  #swept: Promise<unknown>
  #service: Promise<{ pid: number; start: string }>
  #observer: LabObserver
  #closing = false

  constructor({ enabled, dataFolder, lease = LEASE, observer = NOBODY }: LabsParts) {
    this.enabled = enabled
    this.lease = lease
    this.#files = new StateFiles(dataFolder)
    this.#codeCache = join(dataFolder, 'labs', 'code')
    this.#observer = observer
    this.#timer = setInterval(() => this.#endOld(), Math.min(1000, lease.leftMs / 4))
    this.#timer.unref()
    this.#service = processFacts(process.pid).then((facts) => ({
      pid: process.pid,
      start: facts?.start ?? 'unknown',
    }))
    this.#swept = sweepLeftovers(this.#files).then(
      (ended) => observer.swept(ended),
      (error: unknown) => console.error('Leftovers of demos could not be looked for.', error),
    )
  }

  /** The demos that there are. */
  list(): LabEntry[] {
    const missing = missingHere()
    const possible = this.enabled && missing.length === 0
    return [{ demo: 'cluster', title: 'Cluster', possible, missing }]
  }

  /** The visitor's session that goes on. */
  own(visitor: string): ClusterSession | null {
    for (const { session, visitor: whose, endedAt } of this.#held.values())
      if (whose === visitor && endedAt === null && !session.over) return session
    return null
  }

  /** The session of this id if it is this visitor's. It may have ended a while ago. */
  find(id: string, visitor: string | null): ClusterSession | null {
    const held = this.#held.get(id)
    return held !== undefined && held.visitor === visitor ? held.session : null
  }

  /** Starts a session for the visitor, or gives the one that they have: asked twice at once, they get one. */
  async open(visitor: string): Promise<{ session: ClusterSession; fresh: boolean } | NotOpened> {
    if (!this.enabled) return 'off'
    if (this.#closing) return 'stopping'
    const own = this.own(visitor)
    if (own !== null) return { session: own, fresh: false }
    const opening = this.#opening.get(visitor)
    if (opening !== undefined) {
      const held = await opening
      return typeof held === 'string' ? held : { session: held.session, fresh: false }
    }
    const going = this.#open(visitor).finally(() => this.#opening.delete(visitor))
    this.#opening.set(visitor, going)
    const held = await going
    return typeof held === 'string' ? held : { session: held.session, fresh: true }
  }

  /** Something was asked of the session: it is not idle. */
  touch(id: string): void {
    const held = this.#held.get(id)
    if (held) held.activeAt = Date.now()
  }

  acted(id: string, action: string): void {
    this.#observer.acted(id, action)
  }

  /** A tab reads the session's stream; call what it returns when it does no more. */
  stream(id: string): () => void {
    const held = this.#held.get(id)
    if (held === undefined) return () => undefined
    held.streams += 1
    held.leftAt = null
    return () => {
      held.streams -= 1
      if (held.streams === 0) held.leftAt = Date.now()
    }
  }

  /** When the session ends unless something is done, ms since 1970. */
  expiresAt(id: string): number {
    const held = this.#held.get(id)
    if (held === undefined) return 0
    const idle = held.activeAt + this.lease.idleMs
    return held.leftAt === null ? idle : Math.min(idle, held.leftAt + this.lease.leftMs)
  }

  get streams(): number {
    return [...this.#held.values()].reduce((sum, { streams }) => sum + streams, 0)
  }

  get active(): ClusterSession[] {
    return [...this.#held.values()]
      .filter(({ endedAt }) => endedAt === null)
      .map(({ session }) => session)
  }

  /** Processes of all sessions, their guards too. */
  get processes(): number {
    return this.active.reduce((sum, { tree }) => sum + (tree === null ? 0 : tree.live.size + 1), 0)
  }

  /** Ends all sessions; resolves when nothing of them is alive. */
  async close(): Promise<void> {
    this.#closing = true
    clearInterval(this.#timer)
    await Promise.all(this.#opening.values())
    await Promise.all(this.active.map((session) => session.end('service')))
    await this.#swept
  }

  async #open(visitor: string): Promise<Held | NotOpened> {
    if (missingHere().length > 0) return 'missing'
    if (this.active.length + this.#opening.size >= MOST_SESSIONS) return 'full'
    await this.#swept
    const service = await this.#service
    const id = randomUUID()
    const ended = (reason: EndReason): void => {
      const held = this.#held.get(id)
      if (held) held.endedAt = Date.now()
      this.#observer.ended(id, 'cluster', reason)
    }
    this.#observer.opened(id, 'cluster')
    const session = await ClusterSession.open({
      ...{ id, service, files: this.#files, ended, codeCache: this.#codeCache },
    })
    const now = Date.now()
    const held: Held = {
      session,
      visitor,
      activeAt: now,
      leftAt: now,
      streams: 0,
      endedAt: session.over ? now : null,
    }
    this.#held.set(id, held)
    return held
  }

  #endOld(): void {
    const now = Date.now()
    const ended = [...this.#held].filter(([, held]) => held.endedAt !== null)
    for (const [id] of ended.slice(0, Math.max(0, ended.length - MOST_KEPT))) this.#held.delete(id)
    for (const [id, { session, endedAt, leftAt, activeAt }] of this.#held) {
      if (endedAt !== null) {
        if (now > endedAt + this.lease.keepMs) this.#held.delete(id)
      } else if (leftAt !== null && now > leftAt + this.lease.leftMs) void session.end('left')
      else if (now > activeAt + this.lease.idleMs) void session.end('idle')
    }
  }
}

/** A new visitor's secret: nobody guesses 256 bits. */
export function newVisitor(): string {
  return randomBytes(32).toString('base64url')
}

function missingHere(): LabEntry['missing'] {
  if (process.platform === 'linux' || process.platform === 'darwin') return []
  return [
    {
      what: 'Demos run on Linux and macOS',
      how: 'On Windows run Loopscope in WSL; the recorded session plays everywhere.',
    },
  ]
}
