import { Worker } from 'node:worker_threads'
import type { Stripped } from './stripTypes.ts'

const LONGEST_STRIP_MS = 2_000

type Job = { readonly source: string; readonly resolve: (stripped: Stripped) => void }

/**
 * Strips types in a thread, one source at a time. The thread starts with the first source, does not keep the process
 * alive while it is idle, and is replaced when a source broke its parser or took longer than 2 s.
 */
export class TypeStripper {
  readonly #jobs: Job[] = []
  #current: Job | null = null
  #worker: Worker | null = null
  #timer: NodeJS.Timeout | null = null
  #closed = false

  /** Never throws: source that cannot be stripped is refused with an error that says why. */
  strip(source: string): Promise<Stripped> {
    if (this.#closed) return Promise.resolve(refused('the service is stopping'))
    return new Promise((resolve) => {
      this.#jobs.push({ source, resolve })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#jobs.splice(0)) job.resolve(refused('the service is stopping'))
    await this.#replace('the service is stopping')
  }

  #next(): void {
    if (this.#current !== null) return
    const job = this.#jobs.shift()
    if (job === undefined) {
      this.#worker?.unref()
      return
    }
    this.#current = job
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#timer = setTimeout(() => {
      void this.#replace(`its types could not be stripped within ${LONGEST_STRIP_MS} ms`)
    }, LONGEST_STRIP_MS)
    this.#worker.postMessage(job.source)
  }

  #start(): Worker {
    const worker = new Worker(new URL('./stripWorker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    })
    worker.on('message', (stripped: Stripped) => {
      if (worker === this.#worker) this.#finish(stripped)
    })
    worker.on('error', () => {
      if (worker === this.#worker) void this.#replace('it is nested too deeply to be parsed')
    })
    return worker
  }

  async #replace(why: string): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    this.#finish(refused(why))
    await worker?.terminate()
  }

  #finish(stripped: Stripped): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    const job = this.#current
    this.#current = null
    job?.resolve(stripped)
    this.#next()
  }
}

const refused = (why: string): Stripped => ({
  type: 'refused',
  error: {
    name: 'SyntaxError',
    message: `This TypeScript cannot be run: ${why}.`,
    stack: null,
    line: null,
    column: null,
  },
})
