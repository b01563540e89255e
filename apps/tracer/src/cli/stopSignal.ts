import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** 128 + SIGPIPE, which Windows has no number for. */
const NOBODY_READS = 141

/** Somebody's wish that the run should end, however often it is told: a terminal tells it to each of its processes. */
export class StopSignal {
  readonly #stopping = new AbortController()
  #status: number | null = null
  readonly #onSignal = (signal: NodeJS.Signals): void => this.#stop(128 + constants.signals[signal])
  readonly #onSilence = (): void => this.#stop(NOBODY_READS)
  readonly #onOrphaned = (): void => this.#stop(128 + constants.signals.SIGHUP)

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#onSignal)
    // Whoever reads may have seen enough (`| head`).
    process.stdout.on('error', this.#onSilence)
    // bin/loopscope.mjs on an older Node: killed, it can forward nothing, but its end of the channel closes.
    process.once('disconnect', this.#onOrphaned)
    process.channel?.unref()
  }

  get signal(): AbortSignal {
    return this.#stopping.signal
  }

  /** The exit status that says what stopped it, as a shell would; null while nothing did. */
  get status(): number | null {
    return this.#status
  }

  /** From now on signals have their usual effect: there is nothing left to tidy up. */
  close(): void {
    for (const signal of SIGNALS) process.off(signal, this.#onSignal)
    process.off('disconnect', this.#onOrphaned)
  }

  #stop(status: number): void {
    this.#status ??= status
    this.#stopping.abort()
  }
}
