import { count } from '@loopscope/shared/timeline/sentences/words'
import { Refusal } from '../bodies/refusal.ts'
import { FairQueue } from '../guards/fairQueue.ts'

export type RunQueueLimits = {
  readonly concurrency: number
  readonly length: number
  readonly perClient: number
  /** How long a single run may be expected to wait, ms; where runs take long, for two of them in any case. */
  readonly waitMs: number
}

const RETRY_AFTER_SECONDS = 2
/** What the latest turn counts in the mean of how long turns take. */
const LATEST = 0.1

/**
 * Lets so many runs go on at once and the others wait, client by client in turn. Full for everybody is 503, full for
 * one client is 429. Who would wait longer than that is worth is refused at once, with the time after which to come back. Repeated runs wait behind all others and never take more than half of the places, so that
 * somebody's single run finds one free. Where there is one place only, a single run waits for the one repeated run that has
 * it, and for no other.
 */
export class RunQueue {
  #limits: RunQueueLimits
  #active = 0
  #activeRepeats = 0
  #runs = new FairQueue()
  #repeats = new FairQueue()
  /** How long a turn takes, ms: the mean of the latest; 0 before the first has ended. */
  #turnMs = 0
  #now: () => number

  constructor(limits: RunQueueLimits, now: () => number = () => performance.now()) {
    this.#limits = limits
    this.#now = now
  }

  get active(): number {
    return this.#active
  }

  /** Single runs. */
  get waiting(): number {
    return this.#runs.length
  }

  get waitingRepeats(): number {
    return this.#repeats.length
  }

  /**
   * Resolves when it is this run's turn; the caller calls what it gets, once, when the run is over.
   * Rejects with a Refusal when there is no room, or with the signal's reason when the client leaves first.
   */
  async enter(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#active < this.#limits.concurrency) return this.#begin()
    this.#refuseIfFull(this.#runs, client)
    this.#refuseIfTooLong(client)
    return this.#runs.wait(client, signal, () => this.#begin())
  }

  /** As `enter`, for one run of many of the same snippet. */
  async enterRepeat(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#runs.length === 0 && this.#hasRoomForRepeat()) return this.#beginRepeat()
    this.#refuseIfFull(this.#repeats, client)
    return this.#repeats.wait(client, signal, () => this.#beginRepeat())
  }

  #refuseIfFull(line: FairQueue, client: string): void {
    const own = line.lengthOf(client)
    if (own >= this.#limits.perClient)
      throw new Refusal(
        429,
        'too_many_waiting',
        `You already have ${count(own, 'run')} waiting: let some of them finish first.`,
        RETRY_AFTER_SECONDS,
      )
    if (line.length >= this.#limits.length)
      throw new Refusal(
        503,
        'busy',
        'Every place is taken. Try again in a moment.',
        RETRY_AFTER_SECONDS,
      )
  }

  /** Who is next waits in any case: no one comes sooner. */
  #refuseIfTooLong(client: string): void {
    const { concurrency, waitMs } = this.#limits
    const before = this.#runs.turnsBefore(client)
    const expectedMs = ((before + 1) * this.#turnMs) / concurrency
    if (before === 0 || expectedMs <= Math.max(waitMs, 2 * this.#turnMs)) return
    const seconds = Math.ceil(expectedMs / 1000)
    throw new Refusal(
      503,
      'busy',
      `Every place is taken, and your turn would come in about ${count(seconds, 'second')}. Try again then.`,
      seconds,
    )
  }

  #hasRoomForRepeat(): boolean {
    const { concurrency } = this.#limits
    const most = Math.max(1, Math.floor(concurrency / 2))
    return this.#active < concurrency && this.#activeRepeats < most
  }

  #begin(): () => void {
    this.#active++
    const end = this.#time()
    return once(() => {
      end()
      this.#active--
      this.#next()
    })
  }

  #beginRepeat(): () => void {
    this.#active++
    this.#activeRepeats++
    const end = this.#time()
    return once(() => {
      end()
      this.#active--
      this.#activeRepeats--
      this.#next()
    })
  }

  #time(): () => void {
    const began = this.#now()
    return () => {
      const ms = this.#now() - began
      this.#turnMs = this.#turnMs === 0 ? ms : this.#turnMs + LATEST * (ms - this.#turnMs)
    }
  }

  #next(): void {
    if (this.#runs.startNext()) return
    while (this.#hasRoomForRepeat() && this.#repeats.startNext());
  }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}
