import { availableParallelism } from 'node:os'
import type { Warmth } from '../sandbox.ts'
import type { Child } from './child.ts'
import type { Runtime } from './runtime.ts'

/** A process and what it occupies. `release` is called once it is gone. */
export type Leased = {
  readonly child: Child
  /** How often the kernel has killed in its slot for want of memory; known once it is released. */
  readonly oomKills: () => number
  readonly release: () => void
}

type Options = {
  readonly runtimes: readonly Runtime[]
  readonly target: (runtime: Runtime) => number
  readonly start: (runtime: Runtime) => Leased
  readonly idleMs: number
  readonly startMs: number
}

type Shelf = {
  readonly runtime: Runtime
  readonly target: number
  readonly waiting: Leased[]
  /** On their way to waiting, oldest first. */
  readonly starting: Leased[]
  failures: number
}

/**
 * Warm processes per version: started ahead, blocked before the main module, used once. Whoever asks gets a waiting one,
 * else one that is on its way, else a fresh one: the very same process, only later.
 */
export class Pool {
  #shelves = new Map<string, Shelf>()
  #options: Options
  #running = 0
  #closed = false
  #idle = new Map<Leased, NodeJS.Timeout>()
  #all = new Set<Leased>()
  #onChange: (() => void)[] = []

  constructor(options: Options) {
    this.#options = options
    for (const runtime of options.runtimes) {
      const target = options.target(runtime)
      const shelf: Shelf = { runtime, target, waiting: [], starting: [], failures: 0 }
      this.#shelves.set(runtime.version, shelf)
    }
    this.#refill()
  }

  /** A process that waits for its job. Throws with its last words if it could not be started. */
  async take(runtime: Runtime, cold: boolean): Promise<Leased & { warm: boolean }> {
    this.#running++
    try {
      const shelf = this.#shelves.get(runtime.version)
      const waiting = cold ? undefined : this.#unshelve(shelf)
      if (waiting !== undefined) return { ...waiting, warm: true }
      const starting = cold ? undefined : shelf?.starting.shift()
      const leased = starting ?? this.#start(runtime)
      if (await this.#isReady(leased)) return { ...leased, warm: false }
      throw new Error(`Node ${runtime.version} did not start: ${leased.child.startText.trim()}`)
    } catch (error) {
      this.#running--
      throw error
    }
  }

  /** A run has ended: there is room for refilling. */
  ended(): void {
    this.#running--
    this.#refill()
  }

  warmth(): Warmth[] {
    return [...this.#shelves.values()].map(({ runtime, waiting, target }) => ({
      version: runtime.version,
      ready: waiting.length,
      target,
    }))
  }

  /** Resolves once every shelf is full or has given up. */
  async warmed(): Promise<void> {
    while (!this.#closed && this.#mostWanted() !== undefined)
      await new Promise<void>((resolve) => this.#onChange.push(resolve))
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#idle.values()) clearTimeout(timer)
    const left = [...this.#all]
    for (const { child } of left) child.kill()
    await Promise.all(left.map(({ child }) => child.gone))
    this.#changed()
  }

  #unshelve(shelf: Shelf | undefined): Leased | undefined {
    for (;;) {
      const leased = shelf?.waiting.shift()
      if (leased === undefined) return undefined
      clearTimeout(this.#idle.get(leased))
      this.#idle.delete(leased)
      if (leased.child.state === 'waiting') return leased
    }
  }

  #start(runtime: Runtime): Leased {
    const leased = this.#options.start(runtime)
    this.#all.add(leased)
    void leased.child.gone.then(() => {
      this.#all.delete(leased)
      leased.release()
    })
    return leased
  }

  /** Whether it waits in the end. One that takes too long is killed. */
  async #isReady({ child }: Leased): Promise<boolean> {
    const timer = setTimeout(() => child.kill(), this.#options.startMs)
    const ready = await child.ready
    clearTimeout(timer)
    return ready
  }

  /**
   * Starts what is missing, a few at a time. While there are as many runs as cores the people who wait for these come
   * first: then only what has run out altogether is started.
   */
  #refill(): void {
    while (!this.#closed && this.#startingNow() < REFILLS_AT_ONCE) {
      const shelf = this.#mostWanted()
      if (shelf === undefined) return
      const coming = shelf.waiting.length + shelf.starting.length
      if (coming >= (this.#running < CORES ? shelf.target : 1)) return
      void this.#shelve(shelf)
    }
  }

  async #shelve(shelf: Shelf): Promise<void> {
    const leased = this.#tryToStart(shelf)
    if (leased === null) return
    shelf.starting.push(leased)
    const ready = await this.#isReady(leased)
    const index = shelf.starting.indexOf(leased)
    // Not there any more: a run has taken it.
    if (index >= 0) {
      shelf.starting.splice(index, 1)
      if (ready) this.#keep(shelf, leased)
      if (ready) shelf.failures = 0
      else this.#failed(shelf)
    }
    this.#changed()
    this.#refill()
  }

  /** null where the system has nothing left to start it with: descriptors, memory, processes. */
  #tryToStart(shelf: Shelf): Leased | null {
    try {
      return this.#start(shelf.runtime)
    } catch (error) {
      console.error(`Node ${shelf.runtime.version} could not be started ahead:`, error)
      this.#failed(shelf)
      this.#changed()
      return null
    }
  }

  /** A shelf that fails again and again rests for a while. */
  #failed(shelf: Shelf): void {
    shelf.failures++
    if (shelf.failures < MOST_FAILURES) return
    setTimeout(() => {
      shelf.failures = MOST_FAILURES - 1
      this.#refill()
    }, REST_MS).unref()
  }

  #keep(shelf: Shelf, leased: Leased): void {
    shelf.waiting.push(leased)
    // A process that ages differs from a fresh one; not all of them are renewed at the same moment.
    const age = this.#options.idleMs * (0.75 + Math.random() / 2)
    this.#idle.set(leased, setTimeout(() => leased.child.kill(), age).unref())
    void leased.child.gone.then(() => {
      clearTimeout(this.#idle.get(leased))
      this.#idle.delete(leased)
      const index = shelf.waiting.indexOf(leased)
      if (index < 0) return
      shelf.waiting.splice(index, 1)
      this.#refill()
    })
  }

  #startingNow(): number {
    let starting = 0
    for (const shelf of this.#shelves.values()) starting += shelf.starting.length
    return starting
  }

  /** The emptiest shelf that misses something; one that fails again and again rests. */
  #mostWanted(): Shelf | undefined {
    let wanted: Shelf | undefined
    for (const shelf of this.#shelves.values()) {
      if (shelf.waiting.length >= shelf.target || shelf.failures >= MOST_FAILURES) continue
      if (wanted === undefined || fullness(shelf) < fullness(wanted)) wanted = shelf
    }
    return wanted
  }

  #changed(): void {
    for (const resolve of this.#onChange.splice(0)) resolve()
  }
}

const CORES = availableParallelism()
const REFILLS_AT_ONCE = Math.max(1, CORES >> 1)
const MOST_FAILURES = 3
const REST_MS = 5000

function fullness({ waiting, starting, target }: Shelf): number {
  return (waiting.length + starting.length) / target
}
