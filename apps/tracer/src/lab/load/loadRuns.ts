import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { KnownProcess } from '../stateFile.ts'
import { lockFolder, takeTurn } from './machineLock.ts'

type RunsParts = {
  /** The session's. */
  readonly id: string
  readonly service: KnownProcess
  readonly put: (event: LabEvent) => void
  readonly now: () => number
  /** A run could not go on; a sentence. */
  readonly failed: (message: string) => void
  /** Where load runs wait for each other: another folder for tests that should wait for no one. */
  readonly locks?: string
}
/** What a run does in its turn; `signal`: aborted, it is to end. */
type Shoot = (run: number, signal: AbortSignal) => Promise<void>

/** The load runs of one session: one at a time, and each with a place in the machine's queue. */
export class LoadRuns {
  #parts: RunsParts
  #run = 0
  /** Of the run that goes on or waits. */
  #going: { readonly calledOff: AbortController; readonly over: Promise<void> } | null = null

  constructor(parts: RunsParts) {
    this.#parts = parts
  }

  get goesOn(): boolean {
    return this.#going !== null
  }

  /** Begins one; not while another goes on. */
  begin(shoot: Shoot): void {
    const calledOff = new AbortController()
    this.#run += 1
    const over = this.#execute(this.#run, shoot, calledOff.signal)
      .catch((error: Error) => this.#parts.failed(`The load run has failed. ${error.message}`))
      .finally(() => {
        this.#going = null
      })
    this.#going = { calledOff, over }
  }

  callOff(): void {
    this.#going?.calledOff.abort()
  }

  /** Resolves when none goes on. */
  async over(): Promise<void> {
    await this.#going?.over
  }

  async #execute(run: number, shoot: Shoot, signal: AbortSignal): Promise<void> {
    const { id, service, put, now, locks: folder = lockFolder() } = this.#parts
    let waited = false
    const turn = await takeTurn({
      ...{ id: `${id}-${run}`, service, signal, folder },
      waits: (ahead) => {
        waited = true
        put({ type: 'loadQueued', at: now(), run, ahead })
      },
    })
    if (turn === null) {
      if (waited) put({ type: 'loadQueued', at: now(), run, ahead: 0 })
      put({ type: 'loadOver', at: now(), run })
      return
    }
    try {
      await shoot(run, signal)
    } finally {
      turn.release()
      // Between two parts, or before the first, none of them has an end to tell.
      if (signal.aborted) put({ type: 'loadOver', at: now(), run })
    }
  }
}
