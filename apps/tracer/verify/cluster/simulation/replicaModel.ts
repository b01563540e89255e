/** What replicas are like. Times in ms. */
export type ReplicaKind = {
  /** Runs that go on at once; others wait for their turn. */
  readonly places: number
  /** Of a processor, 0.25 for a quarter: what the kernel gives it of each period. */
  readonly cores: number
  readonly periodMs: number
}

/** A run of a client, and the processor time that it still needs. */
type Job = { readonly client: number; left: number }

/** Less is none: sums of what floating point holds do not come out even. */
const NOTHING = 1e-6

/**
 * One replica as the kernel bounds it: each run that goes on uses a processor until the replica has used up its part of the
 * period, and then none of them does until the next. What it does not use is lost.
 */
export class ReplicaModel {
  #kind: ReplicaKind
  #active: Job[] = []
  #waiting: Job[] = []
  #quota: number
  #untilPeriod: number

  /** `untilPeriod`: ms to its first whole period; replicas are not started together. */
  constructor(kind: ReplicaKind, untilPeriod: number) {
    this.#kind = kind
    this.#quota = kind.cores * kind.periodMs
    this.#untilPeriod = untilPeriod
  }

  /** Runs that go on or wait, as HAProxy counts connections. */
  get connections(): number {
    return this.#active.length + this.#waiting.length
  }

  take(client: number, demand: number): void {
    this.#waiting.push({ client, left: demand })
    this.#fill()
  }

  /** ms until something changes by itself. */
  get next(): number {
    const going = this.#active.length
    if (going === 0 || this.#quota === 0) return this.#untilPeriod
    const soonest = Math.min(...this.#active.map(({ left }) => left))
    return Math.min(this.#untilPeriod, soonest, this.#quota / going)
  }

  /** Lets so much time pass, no more than `next`. The clients whose runs have ended. */
  pass(ms: number): number[] {
    if (this.#quota > 0) {
      this.#quota -= ms * this.#active.length
      if (this.#quota < NOTHING) this.#quota = 0
      for (const job of this.#active) job.left -= ms
    }
    this.#untilPeriod -= ms
    if (this.#untilPeriod < NOTHING) {
      this.#untilPeriod = this.#kind.periodMs
      this.#quota = this.#kind.cores * this.#kind.periodMs
    }
    const ended = this.#active.filter(({ left }) => left < NOTHING)
    if (ended.length > 0) {
      this.#active = this.#active.filter(({ left }) => left >= NOTHING)
      this.#fill()
    }
    return ended.map(({ client }) => client)
  }

  #fill(): void {
    while (this.#active.length < this.#kind.places) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#active.push(job)
    }
  }
}
