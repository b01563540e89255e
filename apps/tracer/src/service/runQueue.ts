import { count } from '@loopscope/shared/timeline/sentences/words'
import { FairLine } from './fairLine.ts'
import { Refusal } from './refusal.ts'

export type RunQueueLimits = {
  readonly concurrency: number
  readonly length: number
  readonly perClient: number
}

const RETRY_AFTER_SECONDS = 2

/**
 * Lets so many runs go on at once and the others wait, client by client in turn. Full for everybody is 503, full for
 * one client is 429. Repeated runs wait behind all others and never take more than half of the places, so that
 * somebody's single run finds one free. Where there is one place only, a single run waits for the one repeated run that has
 * it, and for no other.
 */
export class RunQueue {
  #limits: RunQueueLimits
  #active = 0
  #activeRepeats = 0
  #runs = new FairLine()
  #repeats = new FairLine()

  constructor(limits: RunQueueLimits) {
    this.#limits = limits
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
    return this.#runs.wait(client, signal, () => this.#begin())
  }

  /** As `enter`, for one run of many of the same snippet. */
  async enterRepeat(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#runs.length === 0 && this.#hasRoomForRepeat()) return this.#beginRepeat()
    this.#refuseIfFull(this.#repeats, client)
    return this.#repeats.wait(client, signal, () => this.#beginRepeat())
  }

  #refuseIfFull(line: FairLine, client: string): void {
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

  #hasRoomForRepeat(): boolean {
    const { concurrency } = this.#limits
    const most = Math.max(1, Math.floor(concurrency / 2))
    return this.#active < concurrency && this.#activeRepeats < most
  }

  #begin(): () => void {
    this.#active++
    return once(() => {
      this.#active--
      this.#next()
    })
  }

  #beginRepeat(): () => void {
    this.#active++
    this.#activeRepeats++
    return once(() => {
      this.#active--
      this.#activeRepeats--
      this.#next()
    })
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
