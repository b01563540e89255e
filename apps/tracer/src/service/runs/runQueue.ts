import { count } from '@loopscope/shared/timeline/sentences/words'
import { Refusal } from '../bodies/refusal.ts'
import { FairQueue } from '../guards/fairQueue.ts'
import { expectedTurnMs, expectedWaitMs, type Turns } from './expectedWait.ts'

export type RunQueueLimits = {
  readonly concurrency: number
  readonly length: number
  readonly perClient: number
  /** How long a single run waits at most, ms; where turns take longer, for one of them. */
  readonly waitMs: number
}

const RETRY_AFTER_SECONDS = 2
/** What the latest turn counts in the mean of how long turns take. */
const LATEST = 0.2
/** Who is let in is expected to wait for so much of the longest wait: some wait longer than expected. */
const EXPECTED = 0.7
/** Where nobody had to be refused for so many longest waits, one may wait for as many: a class that begins is no overload. */
const BURST = 1.5

/**
 * Lets so many runs go on at once and the others wait, client by client in turn, two turns of three for whoever asks for least. Full
 * for everybody is 503, full for one client is 429. Who would wait longer than that is worth is refused at once, with the time after
 * which to come back; who has waited for so long against all expectation is refused then, but for whoever is next. Repeated runs wait
 * behind all others and never take more than half of the places, so that somebody's single run finds one free. Where there is one
 * place only, a single run waits for the one repeated run that has it, and for no other.
 */
export class RunQueue {
  #limits: RunQueueLimits
  #activeRepeats = 0
  #runs = new FairQueue()
  #repeats = new FairQueue()
  #meanMs = 0
  /** The turns that go on, by when they began. */
  #turnsNow = new Set<{ readonly at: number }>()
  /** When somebody was refused last because waiting would take too long. */
  #refusedAt = Number.NEGATIVE_INFINITY
  #hadRoom = true
  #watchRoom: (hasRoom: boolean) => void = () => undefined
  #now: () => number

  constructor(limits: RunQueueLimits, now: () => number = () => performance.now()) {
    this.#limits = limits
    this.#now = now
  }

  get active(): number {
    return this.#turnsNow.size
  }

  /** Single runs. */
  get waiting(): number {
    return this.#runs.length
  }

  get waitingRepeats(): number {
    return this.#repeats.length
  }

  /** How many repeated runs go on at once at most. */
  get repeatPlaces(): number {
    return Math.max(1, Math.floor(this.#limits.concurrency / 2))
  }

  /** Whether a repeated run that came now would begin at once. */
  get hasRoomForRepeat(): boolean {
    return this.#runs.length + this.#repeats.length === 0 && this.#hasPlaceForRepeat()
  }

  /** Calls `listener` whenever that has changed. There is one listener. */
  watchRoom(listener: (hasRoom: boolean) => void): void {
    this.#watchRoom = listener
  }

  /**
   * Resolves when it is this run's turn; the caller calls what it gets, once, when the run is over.
   * Rejects with a Refusal when there is no room, or with the signal's reason when the client leaves first.
   */
  async enter(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.active < this.#limits.concurrency) return this.#begin()
    try {
      this.#refuseIfFull(this.#runs, client)
      this.#refuseIfTooLong(client)
    } catch (refusal) {
      this.#runs.refuse(client)
      throw refusal
    }
    const late = new AbortController()
    const waits = AbortSignal.any([signal, late.signal])
    const stopWatching = this.#watch(waits, (refusal) => late.abort(refusal))
    const turn = this.#runs.wait(client, waits, () => this.#begin())
    this.#tellRoom()
    return turn.finally(() => {
      stopWatching()
      this.#tellRoom()
    })
  }

  /** As `enter`, for one run of many of the same snippet. */
  async enterRepeat(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#runs.length === 0 && this.#hasPlaceForRepeat()) return this.#beginRepeat()
    this.#refuseIfFull(this.#repeats, client)
    const turn = this.#repeats.wait(client, signal, () => this.#beginRepeat())
    this.#tellRoom()
    return turn.finally(() => this.#tellRoom())
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
    const before = this.#runs.turnsBefore(client)
    const expectedMs = expectedWaitMs(before, this.#turns())
    if (before > 0 && expectedMs > EXPECTED * this.#longestMs()) throw this.#tooLong(before)
  }

  /** Calls `end` when whoever waits by this signal has waited for too long; call what it returns when that is over. */
  #watch(signal: AbortSignal, end: (refusal: Refusal) => void): () => void {
    const came = this.#now()
    const look = () => {
      const now = this.#now()
      const longest = this.#longestMs()
      const isCalm = now - this.#refusedAt > BURST * longest
      const isLate = now - came >= (isCalm ? BURST : 1) * longest
      if (isLate && !this.#runs.isNext(signal)) end(this.#tooLong(this.#runs.length))
      else timer = setTimeout(look, this.#limits.waitMs / 10)
    }
    let timer = setTimeout(look, this.#limits.waitMs)
    return () => clearTimeout(timer)
  }

  #longestMs(): number {
    return Math.max(this.#limits.waitMs, expectedTurnMs(this.#turns()))
  }

  #tooLong(before: number): Refusal {
    this.#refusedAt = this.#now()
    const seconds = Math.max(1, Math.ceil(expectedWaitMs(before, this.#turns()) / 1000))
    return new Refusal(
      503,
      'busy',
      `Every place is taken, and your turn would come in about ${count(seconds, 'second')}. Try again then.`,
      seconds,
    )
  }

  #turns(): Turns {
    const now = this.#now()
    const agesMs = Array.from(this.#turnsNow, ({ at }) => now - at)
    return { places: this.#limits.concurrency, meanMs: this.#meanMs, agesMs }
  }

  #hasPlaceForRepeat(): boolean {
    return this.active < this.#limits.concurrency && this.#activeRepeats < this.repeatPlaces
  }

  #tellRoom(): void {
    const hasRoom = this.hasRoomForRepeat
    if (hasRoom === this.#hadRoom) return
    this.#hadRoom = hasRoom
    this.#watchRoom(hasRoom)
  }

  #begin(): () => void {
    return this.#take(() => undefined)
  }

  #beginRepeat(): () => void {
    this.#activeRepeats++
    return this.#take(() => this.#activeRepeats--)
  }

  /** `giveBack`: called when the turn ends. */
  #take(giveBack: () => void): () => void {
    const turn = { at: this.#now() }
    this.#turnsNow.add(turn)
    this.#tellRoom()
    return once(() => {
      this.#turnsNow.delete(turn)
      const ms = this.#now() - turn.at
      this.#meanMs = this.#meanMs === 0 ? ms : this.#meanMs + LATEST * (ms - this.#meanMs)
      giveBack()
      this.#next()
    })
  }

  #next(): void {
    if (!this.#runs.startNext()) while (this.#hasPlaceForRepeat() && this.#repeats.startNext());
    this.#tellRoom()
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
