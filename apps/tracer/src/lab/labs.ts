import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { LabEntry } from '@loopscope/shared/lab/labApi'
import type { DemoName } from '@loopscope/shared/lab/labEvent'
import type { Demo } from './demo.ts'
import { type Demos, demosWith, type Tools } from './demos.ts'
import { type LabObserver, NOBODY } from './labObserver.ts'
import type { EndReason, LabSession } from './labSession.ts'
import { processFacts } from './processFacts.ts'
import { StateFiles } from './stateFile.ts'
import { sweepLeftovers } from './sweepLeftovers.ts'

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
  readonly tools?: Tools
  /** Ids of sessions. */
  readonly newId?: () => string
  readonly lease?: Lease
  readonly observer?: LabObserver
}

/** Ms of the monotonic clock: whoever sets the machine's clock neither ends a session by that nor keeps one alive. */
const now = () => performance.now()

type Held = {
  readonly session: LabSession
  readonly visitor: string
  activeAt: number
  /** null: a stream is open. */
  leftAt: number | null
  streams: number
  endedAt: number | null
}

/** Why a session was not opened. */
export type NotOpened = 'unknown' | 'off' | 'missing' | 'full' | 'stopping'

/** All sessions of this service, at most three at a time, and one of a visitor and demo. */
export class Labs {
  readonly enabled: boolean
  readonly lease: Lease
  #demos: Demos
  #newId: () => string
  #files: StateFiles
  #codeCache: string
  #held = new Map<string, Held>()
  #opening = new Map<string, Promise<Held | NotOpened>>()
  #timer: NodeJS.Timeout
  #swept: Promise<unknown>
  #service: Promise<{ pid: number; start: string }>
  #observer: LabObserver
  #closing = false

  constructor({
    enabled,
    dataFolder,
    tools = { haproxy: null },
    newId = randomUUID,
    lease = LEASE,
    observer = NOBODY,
  }: LabsParts) {
    this.#demos = demosWith(tools)
    this.#newId = newId
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
  list(): Promise<LabEntry[]> {
    const names = Object.keys(this.#demos) as DemoName[]
    return Promise.all(
      names.map(async (demo) => {
        const missing = [...((await this.#demos[demo]?.missing()) ?? [])]
        const possible = this.enabled && missing.length === 0
        return { demo, title: this.#demos[demo]?.title ?? demo, possible, missing }
      }),
    )
  }

  /** The visitor's sessions that go on, the newest first. */
  owned(visitor: string): LabSession[] {
    return [...this.#held.values()]
      .filter((held) => held.visitor === visitor && held.endedAt === null && !held.session.over)
      .map(({ session }) => session)
      .reverse()
  }

  /** The visitor's session of this demo that goes on. */
  own(visitor: string, demo: DemoName): LabSession | null {
    return this.owned(visitor).find(({ recording }) => recording.header.demo === demo) ?? null
  }

  /** The session of this id if it is this visitor's. It may have ended a while ago. */
  find(id: string, visitor: string | null): LabSession | null {
    const held = this.#held.get(id)
    return held !== undefined && held.visitor === visitor ? held.session : null
  }

  /** Starts a session for the visitor, or gives the one that they have: asked twice at once, they get one. */
  async open(
    visitor: string,
    demo: DemoName,
  ): Promise<{ session: LabSession; fresh: boolean } | NotOpened> {
    if (!this.enabled) return 'off'
    if (this.#closing) return 'stopping'
    const own = this.own(visitor, demo)
    if (own !== null) return { session: own, fresh: false }
    const key = `${visitor} ${demo}`
    const opening = this.#opening.get(key)
    if (opening !== undefined) {
      const held = await opening
      return typeof held === 'string' ? held : { session: held.session, fresh: false }
    }
    const known = this.#demos[demo]
    if (known === undefined) return 'unknown'
    const going = this.#open(visitor, demo, known).finally(() => this.#opening.delete(key))
    this.#opening.set(key, going)
    const held = await going
    return typeof held === 'string' ? held : { session: held.session, fresh: true }
  }

  /** Something was asked of the session: it is not idle. */
  touch(id: string): void {
    const held = this.#held.get(id)
    if (held) held.activeAt = now()
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
      if (held.streams > 0) return
      held.leftAt = now()
      held.session.unwatched?.()
    }
  }

  /** When the session ends unless something is done, ms since 1970. */
  expiresAt(id: string): number {
    const held = this.#held.get(id)
    if (held === undefined) return 0
    const idle = held.activeAt + this.lease.idleMs
    const end = held.leftAt === null ? idle : Math.min(idle, held.leftAt + this.lease.leftMs)
    return Date.now() + end - now()
  }

  get streams(): number {
    return [...this.#held.values()].reduce((sum, { streams }) => sum + streams, 0)
  }

  get active(): LabSession[] {
    return [...this.#held.values()]
      .filter(({ endedAt }) => endedAt === null)
      .map(({ session }) => session)
  }

  /** Processes of all sessions, their guards too. */
  get processes(): number {
    return this.active.reduce((sum, { pids }) => sum + pids.length, 0)
  }

  /** Ends all sessions; resolves when nothing of them is alive. */
  async close(): Promise<void> {
    this.#closing = true
    clearInterval(this.#timer)
    await Promise.all(this.#opening.values())
    await Promise.all(this.active.map((session) => session.end('service')))
    await this.#swept
  }

  async #open(visitor: string, demo: DemoName, { missing, open }: Demo): Promise<Held | NotOpened> {
    if (this.active.length + this.#opening.size >= MOST_SESSIONS) return 'full'
    if ((await missing()).length > 0) return 'missing'
    await this.#swept
    const service = await this.#service
    const id = this.#newId()
    const ended = (reason: EndReason): void => {
      const held = this.#held.get(id)
      if (held) held.endedAt = now()
      this.#observer.ended(id, demo, reason)
    }
    this.#observer.opened(id, demo)
    const session = await open({
      ...{ id, service, files: this.#files, ended, codeCache: this.#codeCache },
    })
    const at = now()
    const held: Held = {
      session,
      visitor,
      activeAt: at,
      leftAt: at,
      streams: 0,
      endedAt: session.over ? at : null,
    }
    this.#held.set(id, held)
    return held
  }

  #endOld(): void {
    const at = now()
    const ended = [...this.#held].filter(([, held]) => held.endedAt !== null)
    for (const [id] of ended.slice(0, Math.max(0, ended.length - MOST_KEPT))) this.#held.delete(id)
    for (const [id, { session, endedAt, leftAt, activeAt }] of this.#held) {
      if (endedAt !== null) {
        if (at > endedAt + this.lease.keepMs) this.#held.delete(id)
      } else if (leftAt !== null && at > leftAt + this.lease.leftMs) void session.end('left')
      else if (at > activeAt + this.lease.idleMs) void session.end('idle')
    }
  }
}

/** A new visitor's secret: no one guesses 256 bits. */
export function newVisitor(): string {
  return randomBytes(32).toString('base64url')
}
