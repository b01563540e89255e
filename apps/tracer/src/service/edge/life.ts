/**
 * starting: it listens and has no warm process yet. ready. draining: it was asked to stop and still serves, while whoever sends
 * requests here finds out. stopping: it takes no new work and finishes what goes on.
 */
export const LIFE_STATES = ['starting', 'ready', 'draining', 'stopping'] as const
export type LifeState = (typeof LIFE_STATES)[number]

/** Where a service is between its start and its end. It never goes back. */
export class Life {
  #state: LifeState = 'starting'

  get state(): LifeState {
    return this.#state
  }

  /** Whether new work is taken. */
  get accepting(): boolean {
    return this.#state !== 'stopping'
  }

  /** Once warm it stays ready: runs take warm processes all the time, and a busy service is not a broken one. */
  warmed(): void {
    if (this.#state === 'starting') this.#state = 'ready'
  }

  drain(): void {
    if (this.#state !== 'stopping') this.#state = 'draining'
  }

  stop(): void {
    this.#state = 'stopping'
  }
}
