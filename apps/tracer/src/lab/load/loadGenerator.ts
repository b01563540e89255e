import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { asksForGzip, type MeasuredTarget } from '@loopscope/shared/lab/load/loadTargets'
import type { LoadOrder, LoadReport } from '../inside/load/loadReport.ts'
import type { ProcessTree, TreeParts } from '../processTree.ts'
import { type Measured, Shot, type ShotParts } from './shot.ts'

const RUNNER = fileURLToPath(new URL('../inside/load/loadRunner.ts', import.meta.url))
/** A process that has not begun by then will not: on a loaded machine a start takes seconds. */
const START_MS = 15_000
/** A generator is killed so long after its time, which runs from its first word on. */
const GRACE_MS = 3000
/** One that was told to stop, after this. */
const STOP_MS = 2000
const AGAIN_MS = 20
const HEAR_OUT_MS = 500

export type ShotOrder = Omit<LoadOrder, 'port' | 'secure' | 'gzip'> & {
  readonly target: MeasuredTarget
}
/** Beside the order: whose processor time is asked for, and what is called when the run counts. */
export type ShotOf = Pick<ShotParts, 'run' | 'part' | 'counting'> & {
  readonly measured: readonly Measured[]
}

type GeneratorParts = Pick<TreeParts, 'put' | 'now' | 'toLab'> & {
  readonly tree: ProcessTree
  /** The epoch ends. */
  readonly over: () => boolean
}

/** The load generator of an epoch: one execution at a time, in a process "runner". Its tree hands on what that process tells. */
export class LoadGenerator {
  #parts: GeneratorParts
  #shot: Shot | null = null
  #gone: (() => void) | null = null
  #told: Promise<unknown> = Promise.resolve()
  #timers = new Set<NodeJS.Timeout>()
  /** Ends what does not end by itself. */
  #limit: NodeJS.Timeout | undefined
  /** How long the run that is about to begin may take, ms; 0: it has begun. */
  #allowed = 0
  #left = false

  constructor(parts: GeneratorParts) {
    this.#parts = parts
  }

  /** Executes it once against a port; resolves to the rates of its windows when it has ended, however. */
  async shoot(
    { target, ...numbers }: ShotOrder,
    port: number,
    { run, part, measured, counting }: ShotOf,
  ): Promise<readonly number[]> {
    const { put, now, toLab, tree } = this.#parts
    const shot = new Shot({ run, part, put, now, toLab, counting, measured })
    this.#shot = shot
    this.#left = false
    const secure = target === 'tls'
    const order: LoadOrder = { ...numbers, port, secure, gzip: asksForGzip(target) }
    const args = [JSON.stringify(order)]
    const gone = new Promise<void>((resolve) => {
      this.#gone = resolve
    })
    tree.guard.send({
      launch: { kind: 'node', of: 'runner', file: RUNNER, args, execArgv: [], env: {} },
    })
    this.#allowed = (order.warmupSeconds + order.seconds) * 1000 + GRACE_MS
    this.#killAfter(START_MS + this.#allowed)
    await gone
    await this.#heardOut(shot)
    shot.ended(this.#left ? 'left' : 'killed')
    this.#shot = null
    this.#forget()
    return shot.rates
  }

  /** It tells what it has and ends. */
  stop(): void {
    this.#parts.tree.guard.send({ order: { do: 'stopLoad' }, for: 'runner' })
    this.#after(STOP_MS, () => void this.#kill())
  }

  /** It is gone at once. */
  leave(): void {
    this.#left = true
    void this.#kill()
  }

  /** What it told; in order. */
  told(what: LoadReport): void {
    const { tree, toLab } = this.#parts
    if (this.#allowed > 0) {
      this.#killAfter(this.#allowed)
      this.#allowed = 0
    }
    if (tree.live.get('runner')?.state === 'started') tree.put('runner', 'online', toLab(what.at))
    this.#told = this.#told.then(() => this.#shot?.told(what))
  }

  /** Its process has ended. */
  gone(): void {
    this.#gone?.()
    this.#gone = null
  }

  /** All processes of the epoch are gone. */
  end(): void {
    this.#forget()
    this.#shot?.ended('left')
    this.#gone?.()
  }

  /** What it told last may come after the news of its end. */
  async #heardOut(shot: Shot): Promise<void> {
    const waits = () => !shot.over && !this.#left && !this.#parts.over()
    for (let left = HEAR_OUT_MS; left > 0 && waits(); left -= AGAIN_MS) await sleep(AGAIN_MS)
    await this.#told
  }

  /** It may be about to start: again until it is gone. */
  async #kill(): Promise<void> {
    const { tree, over } = this.#parts
    while (this.#gone !== null && !over()) {
      const runner = tree.live.get('runner')
      if (runner !== undefined) await tree.guard.signal(runner.pid, 'SIGKILL')
      await sleep(AGAIN_MS)
    }
  }

  #killAfter(ms: number): void {
    clearTimeout(this.#limit)
    this.#limit = setTimeout(() => void this.#kill(), ms)
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  #forget(): void {
    clearTimeout(this.#limit)
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
